"""Rooms that something of another module takes: which there are, and what stands in the way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from mulin.facilities import rules
from mulin.facilities.models import Booking, Room, Slot
from mulin.facilities.rules import Situation, Week, Wish
from mulin.kernel.access import No, Yes

from .hours import spans_on, weeks_of
from .visible import rooms


def rooms_at(place_ids: Collection[int]) -> dict[int, Room]:
    """By place; rooms that are booked, for the others need not be."""
    return {row.place_id: row for row in rooms().filter(place__in=place_ids, bookable=True) if row.place_id is not None}


def held_for(keys: Collection[str]) -> dict[str, Booking]:
    rows = Booking.objects.filter(held_for__in=keys, status__in=Booking.HOLDING).exclude(held_for="")
    return {row.held_for: row for row in rows.select_related("room__facility__place")}


@dataclass(frozen=True)
class Taking:
    """A room that is to be taken. `key`: what for, so that what it has already does not stand in its own way."""

    key: str
    room: Room
    wish: Wish


def clashes(takings: Sequence[Taking], at: datetime) -> dict[str, Yes | No]:
    """By key. Four queries, however many; two of the list at the same hour are each other's clash."""
    if not takings:
        return {}
    weeks = weeks_of({one.room.facility_id: one.room.facility for one in takings}.values())
    taken = _taken(takings)
    found: dict[str, Yes | No] = {}
    for one in takings:
        hours = _hours(one)
        theirs = any(taken.get((one.room.pk, hour), one.key) != one.key for hour in hours)
        found[one.key] = _may(one, weeks[one.room.facility_id], theirs, at)
        taken |= {(one.room.pk, hour): one.key for hour in hours if not theirs}
    return found


def _hours(one: Taking) -> list[datetime]:
    return rules.quarters(one.wish.begins_at, rules.held_until(one.room, one.wish.ends_at))


def _taken(takings: Sequence[Taking]) -> dict[tuple[int, datetime], str]:
    first = min(one.wish.begins_at for one in takings)
    last = max(rules.held_until(one.room, one.wish.ends_at) for one in takings)
    rows = Slot.objects.filter(room__in={one.room.pk for one in takings}, begins_at__gte=first, begins_at__lt=last)
    return {(room, hour): key or "-" for room, hour, key in rows.values_list("room", "begins_at", "booking__held_for")}


def _may(one: Taking, week: Week, theirs: bool, at: datetime) -> Yes | No:
    day: date = localtime(one.wish.begins_at).date()
    situation = Situation(
        community_id=one.room.facility.community_id, age=None, spans=spans_on(week, day, one.room.pk), taken=theirs, house=True
    )
    shut = week.why_shut(day, one.room.pk)
    return rules.may_stand(one.room, one.wish, situation, shut, at)


def whole_quarters(begins_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """From the quarter hour in which it begins to that in which it ends."""
    quarter = rules.QUARTER
    minute = begins_at.minute % 15
    begins = begins_at.replace(second=0, microsecond=0) - minute * (quarter / 15)
    return begins, begins + len(rules.quarters(begins, ends_at)) * quarter
