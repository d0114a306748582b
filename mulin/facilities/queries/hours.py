"""Weeks of facilities, for many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import DateField, IntegerField, QuerySet, TimeField, Value
from django.db.models.functions import Cast
from django.utils.timezone import localdate, localtime

from mulin.facilities.models import Closure, Facility, Opening, OtherDay
from mulin.facilities.rules import Shut, Span, Week
from mulin.kernel.bilingual import in_language
from mulin.kernel.calendar import working


def weeks_of(facilities: Iterable[Facility]) -> dict[int, Week]:
    """One query."""
    found = list(facilities)
    usual: dict[int, dict[int, list[Span]]] = {one.pk: {} for one in found}
    other: dict[int, dict[date, list[Span]]] = {one.pk: {} for one in found}
    said: dict[int, dict[date, str]] = {one.pk: {} for one in found}
    shut: dict[int, list[Shut]] = {one.pk: [] for one in found}
    for what, key, weekday, first, last, opens, closes, extended, words, words_en, room in _rows(list(usual)):
        if what == "week":
            usual[key].setdefault(weekday, []).append(Span(opens, closes, bool(extended)))
        elif what == "day":
            other[key][first] = [Span(opens, closes)] if opens and closes else []
            said[key][first] = in_language(words, words_en)
        else:
            shut[key].append(Shut(first, last, in_language(words, words_en), room))
    for week in usual.values():
        for spans in week.values():
            spans.sort()
    for closed in shut.values():
        closed.sort(key=lambda one: one.since)
    return {one.pk: Week(usual[one.pk], other[one.pk], one.on_holidays, shut[one.pk], said[one.pk]) for one in found}


def _rows(keys: list[int]) -> QuerySet[Any, Any]:
    """Three tables as one: what, facility, weekday, from, to, opens, closes, extended, words, in English, room."""
    none = {kind: Cast(Value(None), kind()) for kind in (DateField, TimeField, IntegerField)}
    day, clock, number = none[DateField], none[TimeField], none[IntegerField]
    no, empty = Value(False), Value("")
    usual = Opening.objects.filter(facility__in=keys).order_by()
    other = OtherDay.objects.filter(facility__in=keys, on__gte=localdate() - timedelta(days=400)).order_by()
    shut = Closure.objects.filter(facility__in=keys, ended_at=None).order_by()
    return other.values_list(
        Value("day"), "facility", number, "on", day, "opens", "closes", no, "words", "words_en", number
    ).union(
        usual.values_list(Value("week"), "facility", "weekday", day, day, "opens", "closes", "extended", empty, empty, number),
        shut.values_list(Value("shut"), "facility", number, "since", "until", clock, clock, no, "words", "words_en", "room"),
        all=True,
    )  # fmt: skip


def week_of(facility: Facility) -> Week:
    return weeks_of([facility])[facility.pk]


def spans_on(week: Week, day: date, room_id: int | None = None) -> list[Span]:
    return week.on(day, is_working=working.is_working_day(day), room_id=room_id)


@dataclass(frozen=True)
class Now:
    """How a facility stands at this moment."""

    spans: list[Span]
    is_open: bool
    opens: datetime | None  # the next time, when it is closed

    @property
    def until(self) -> Span | None:
        return next((span for span in self.spans), None)


def now_of(week: Week, at: datetime) -> Now:
    here = localtime(at)
    spans = spans_on(week, here.date())
    current = [span for span in spans if span.opens <= here.time() < span.closes]
    if current:
        return Now(current, True, None)
    for ahead in range(14):
        day = here.date() + timedelta(days=ahead)
        for span in spans_on(week, day):
            opens = here.replace(
                year=day.year, month=day.month, day=day.day, hour=span.opens.hour, minute=span.opens.minute, second=0
            )
            if opens > here:
                return Now([], False, opens)
    return Now([], False, None)
