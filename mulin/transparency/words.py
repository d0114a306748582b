"""What a record says to people: the name of its kind, and of each field. What has no name here is shown as it is."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
KINDS: dict[str, Promise] = {
    "matters.reported": gettext_lazy("事项：收到上报"),
    "matters.closed": gettext_lazy("事项：办结"),
    "matters.reopened": gettext_lazy("事项：居民说还没解决，重办"),
    "funds.gift": gettext_lazy("基金：收到捐赠"),
    "funds.gift_taken_back": gettext_lazy("基金：撤回捐赠登记"),
    "funds.handout": gettext_lazy("基金：发放物品"),
    "funds.spending": gettext_lazy("基金：付款"),
}
FIELDS: dict[str, Promise] = {
    "number": gettext_lazy("编号"),
    "category": gettext_lazy("类别"),
    "opened": gettext_lazy("上报时间"),
    "due": gettext_lazy("应办结时间"),
    "closed": gettext_lazy("办结时间"),
    "in_time": gettext_lazy("按时办结"),
    "verdict": gettext_lazy("评价"),
    "words": gettext_lazy("原话"),
    "place": gettext_lazy("地点"),
    "fund": gettext_lazy("基金"),
    "amount": gettext_lazy("金额"),
    "good": gettext_lazy("物品"),
    "quantity": gettext_lazy("数量"),
    "purpose": gettext_lazy("用途"),
    "day": gettext_lazy("日期"),
    "approvals": gettext_lazy("几位批准"),
}
VALUES: dict[tuple[str, str], Promise] = {
    ("verdict", "good"): gettext_lazy("满意"),
    ("verdict", "fair"): gettext_lazy("一般"),
    ("verdict", "bad"): gettext_lazy("不满意"),
    ("verdict", ""): gettext_lazy("没有评价"),
}


@dataclass(frozen=True)
class Line:
    name: str
    value: str
    is_instant: bool


def kind(key: str) -> str:
    return str(KINDS.get(key, key))


def lines(record: dict[str, Any]) -> list[Line]:
    """In the order of FIELDS, what has no name last."""
    order = {name: place for place, name in enumerate(FIELDS)}
    names = sorted(record, key=lambda name: order.get(name, len(order)))
    return [Line(str(FIELDS.get(name, name)), value(name, record[name]), _instant_in(record[name]) is not None) for name in names]


def value(name: str, one: Any) -> str:
    if isinstance(one, bool):
        return _("是") if one else _("否")
    if one is None:
        return _("没有")
    if isinstance(one, str):
        if (name, one) in VALUES:
            return str(VALUES[name, one])
        at = _instant_in(one)
        return instant(at) if at else one
    if isinstance(one, list):
        return _("、").join(value(name, each) for each in one)
    return str(one)


def _instant_in(one: Any) -> datetime | None:
    return parse_datetime(one) if isinstance(one, str) and INSTANT.fullmatch(one) else None


def instant(at: datetime) -> str:
    return date_format(localtime(at), _("Y年n月j日 H:i"))
