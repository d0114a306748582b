"""The menu of days that communities hold something on (C060): festivals by either calendar, and solar terms."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mulin.activities.models import Series

from .dates import TERMS, days, term_of

LUNAR: list[tuple[int, int, Promise]] = [
    (1, 1, _("春节")), (1, 15, _("元宵节")), (2, 2, _("龙抬头")), (5, 5, _("端午节")), (7, 7, _("七夕")), (8, 15, _("中秋节")),
    (9, 9, _("重阳节")), (12, 8, _("腊八节")), (12, -1, _("除夕")),
]  # fmt: skip
SOLAR: list[tuple[int, int, Promise]] = [
    (1, 1, _("元旦")), (3, 5, _("学雷锋日")), (3, 8, _("妇女节")), (3, 12, _("植树节")), (4, 23, _("世界读书日")), (5, 1, _("劳动节")),
    (5, 4, _("青年节")), (6, 1, _("儿童节")), (7, 1, _("建党节")), (8, 1, _("建军节")), (8, 8, _("全民健身日")), (9, 10, _("教师节")),
    (10, 1, _("国庆节")), (11, 9, _("消防日")), (12, 5, _("志愿者日")),
]  # fmt: skip
SUNDAYS: list[tuple[int, int, Promise]] = [(5, 2, _("母亲节")), (6, 3, _("父亲节"))]  # month, which Sunday
TERM_NAMES: list[Promise] = [
    _("小寒"), _("大寒"), _("立春"), _("雨水"), _("惊蛰"), _("春分"), _("清明"), _("谷雨"), _("立夏"), _("小满"), _("芒种"), _("夏至"),
    _("小暑"), _("大暑"), _("立秋"), _("处暑"), _("白露"), _("秋分"), _("寒露"), _("霜降"), _("立冬"), _("小雪"), _("大雪"), _("冬至"),
]  # fmt: skip


@dataclass(frozen=True, order=True)
class Feast:
    """`key` names it in addresses; `name` is what a person reads."""

    day: date
    key: str
    name: Promise
    kind: str  # "lunar", "solar", "term"


def feasts(first: date, last: date) -> list[Feast]:
    """In order, both days included."""
    found = [one for year in range(first.year, last.year + 1) for one in _of_year(year) if first <= one.day <= last]
    return sorted(found, key=lambda one: (one.day, one.key))


@cache
def _of_year(year: int) -> list[Feast]:
    """A fifth of a second's reckoning, the same for ever."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [Feast(date(year, month, day), f"solar-{month}-{day}", name, "solar") for month, day, name in SOLAR]
    found += [Feast(_sunday(year, month, nth), f"sunday-{month}-{nth}", name, "solar") for month, nth, name in SUNDAYS]
    for number, (term, name) in enumerate(zip(TERMS, TERM_NAMES, strict=True)):
        found.append(Feast(term_of(year, term), f"term-{number}", name, "term"))
    for month, day, name in LUNAR:
        rule = Series(rule=Series.Rule.LUNAR, month=month, day=day, since=first)
        found += [Feast(one, f"lunar-{month}-{day}", name, "lunar") for one in days(rule, first, last)]
    return found


def _sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return date(year, month, 1 + (6 - first.weekday()) + 7 * (nth - 1))
