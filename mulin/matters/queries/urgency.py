"""How a matter stands in a list at the desk: how urgent, for how long, and in which group."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.matters.models import Matter


@dataclass(frozen=True)
class Row:
    matter: Matter
    why: str
    tone: str  # late, wait or nothing
    clock: str


@dataclass(frozen=True)
class Group:
    tone: str
    icon: str
    words: str
    rows: list[Row] = field(default_factory=list)


def rows(matters: Iterable[Matter], *, at: datetime) -> list[Row]:
    return [row(matter, at=at) for matter in matters]


def row(matter: Matter, *, at: datetime) -> Row:
    return Row(
        matter, getattr(matter, "why", "") or str(matter.get_status_display()), tone_of(matter, at), clock_words(matter, at)
    )


def tone_of(matter: Matter, at: datetime) -> str:
    if matter.due_at is None:
        return ""
    if matter.due_at < at:
        return "late"
    return "wait" if localtime(matter.due_at).date() == localtime(at).date() else ""


def clock_words(matter: Matter, at: datetime) -> str:
    due = matter.due_at
    if due is None:
        return ""
    if due < at:
        return _("超 %(time)s") % {"time": span(at - due)}
    if due - at < timedelta(hours=3):
        return _("剩 %(time)s") % {"time": span(due - at)}
    days = (localtime(due).date() - localtime(at).date()).days
    hour = localtime(due).strftime("%H:%M")
    if days == 0:
        return _("今天 %(hour)s 前") % {"hour": hour}
    if days == 1:
        return _("明天 %(hour)s 前") % {"hour": hour}
    return _("%(day)s %(hour)s 前") % {"day": date_format(localtime(due), "n-j"), "hour": hour}


def span(time: timedelta) -> str:
    """ "2 小时 10 分", "3 天 4 小时": two units at most."""
    minutes = int(time.total_seconds() // 60)
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return _("%(days)s 天 %(hours)s 小时") % {"days": days, "hours": hours}
    if hours:
        return _("%(hours)s 小时 %(minutes)s 分") % {"hours": hours, "minutes": minutes % 60}
    return _("%(minutes)s 分") % {"minutes": minutes}


def groups(rows_: Iterable[Row]) -> list[Group]:
    """Rows in the order of their urgency, under one heading each."""
    heads = {
        "late": Group("late", "flame", _("已超时")),
        "wait": Group("wait", "clock", _("今天到期")),
        "": Group("", "calendar-days", _("这几天和以后")),
    }
    rank = list(heads)
    ordered = sorted(rows_, key=lambda one: rank.index(one.tone))
    return [
        Group(heads[tone].tone, heads[tone].icon, heads[tone].words, list(members))
        for tone, members in groupby(ordered, key=lambda one: one.tone)
    ]
