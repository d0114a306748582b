"""How a matter stands in a list at the desk: how urgent, for how long, and in which group."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.matters.models import Matter

STATES = dict(Matter.Status.choices)  # `get_status_display` makes this anew for every row
DRAWN = ("number", "title", "status", "due_at", "place__label", "place__name")


class Line(NamedTuple):
    """What a list reads of a matter: the columns of DRAWN, and why it waits where the query says so."""

    number: str
    title: str
    status: str
    due_at: datetime | None
    place_label: str
    place_name: str
    why: str = ""

    @property
    def place(self) -> str:
        return self.place_label or self.place_name


@dataclass(frozen=True)
class Row:
    matter: Line
    why: str
    tone: str  # late, wait or nothing
    clock: str

    @property
    def words(self) -> tuple[str, ...]:
        """All that is drawn of it: rows of the same words are drawn once."""
        return self.matter.number, self.matter.title, self.matter.place, self.why, self.tone, self.clock


@dataclass(frozen=True)
class Group:
    tone: str
    icon: str
    words: str
    rows: list[Row] = field(default_factory=list)


def rows(found: Iterable[tuple[Any, ...]], *, at: datetime) -> list[Row]:
    """Of a `values_list` of DRAWN, or of DRAWN and `why`."""
    at = localtime(at)
    return [_row(Line(*columns), at) for columns in found]


def row(matter: Matter, *, at: datetime) -> Row:
    place = matter.place
    return _row(Line(matter.number, matter.title, matter.status, matter.due_at, place.label, place.name), localtime(at))


def _row(matter: Line, at: datetime) -> Row:
    """`at` is in the reader's time."""
    return Row(matter, matter.why or str(STATES[matter.status]), tone_of(matter, at), clock_words(matter, at))


def tone_of(matter: Line, at: datetime) -> str:
    if matter.due_at is None:
        return ""
    if matter.due_at < at:
        return "late"
    return "wait" if matter.due_at.astimezone(at.tzinfo).date() == at.date() else ""


def clock_words(matter: Line, at: datetime) -> str:
    due = matter.due_at
    if due is None:
        return ""
    if due < at:
        return _("超 %(time)s") % {"time": span(at - due)}
    if due - at < timedelta(hours=3):
        return _("剩 %(time)s") % {"time": span(due - at)}
    due = due.astimezone(at.tzinfo)
    days = (due.date() - at.date()).days
    hour = due.strftime("%H:%M")
    if days == 0:
        return _("今天 %(hour)s 前") % {"hour": hour}
    if days == 1:
        return _("明天 %(hour)s 前") % {"hour": hour}
    return _("%(day)s %(hour)s 前") % {"day": date_format(due, "n-j"), "hour": hour}


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
