"""What rules ask about a room and a person, and what plans show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone, localtime

from mulin.facilities import rules
from mulin.facilities.models import Booking, Facility, Room, Slot
from mulin.facilities.rules import Situation, Span, Week, Wish
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .hours import spans_on, week_of
from .visible import bookings

AHEAD = ("asked", "booked")


def situation_of(me: Standing, person: Person, room: Room, wish: Wish, at: datetime, *, units: frozenset[int]) -> Situation:
    """`units`: organisations in whose name the person may book."""
    day = localtime(wish.begins_at).date()
    return Situation(
        community_id=person.community_id if person.left_on is None else None,
        age=rules.age(person.born_on, day),
        ahead=ahead_of(person, room, at),
        units=units,
        spans=spans_on(week_of(room.facility), day, room.pk),
        taken=is_taken(room, wish),
        house=me.person_id == person.pk and wish.organisation_id is None and rules.serves(me, room.facility),
    )


def ahead_of(person: Person, room: Room, at: datetime) -> int:
    """Bookings that the person has ahead; what repeats each week counts as one."""
    rows = Booking.objects.filter(room=room, person=person, status__in=AHEAD, ends_at__gt=at, held_for="").values_list(
        "series", flat=True
    )
    found: list[int | None] = list(rows)
    return sum(one is None for one in found) + len({one for one in found if one is not None})


def is_taken(room: Room, wish: Wish) -> bool:
    until = rules.held_until(room, wish.ends_at)
    return Slot.objects.filter(room=room, begins_at__gte=wish.begins_at, begins_at__lt=until).exists()


def moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=get_current_timezone())


def on_days(first: date, days: int) -> QuerySet[Booking]:
    """Those that hold their room and begin on one of these days."""
    begins = moment(first, time())
    return bookings().filter(status__in=Booking.HOLDING, begins_at__gte=begins, begins_at__lt=begins + timedelta(days=days))


@dataclass(frozen=True)
class Day:
    """A room on one day: open hours, what is booked, what is still free."""

    on: date
    spans: Sequence[Span]
    bookings: Sequence[Booking]
    free: Sequence[tuple[time, time]]

    @property
    def starts(self) -> list[time]:
        """Quarter hours from which it can be taken."""
        return [clock for begins, ends in self.free for clock in _clocks(begins, ends)]


def _clocks(begins: time, ends: time) -> Iterable[time]:
    minute, last = begins.hour * 60 + begins.minute, ends.hour * 60 + ends.minute
    for one in range(-(-minute // 15) * 15, last, 15):
        yield time(one // 60, one % 60)


def plan_of(room: Room, first: date, days: int, *, now: datetime | None = None, week: Week | None = None) -> list[Day]:
    """With `now`, what is over counts as taken. `week`: of its facility, when it is at hand. Two queries, however many days."""
    return plans_of(room.facility, [room], first, days, now=now, week=week)[room.pk]


def plans_of(
    facility: Facility, rooms: Sequence[Room], first: date, days: int, *, now: datetime | None = None, week: Week | None = None
) -> dict[int, list[Day]]:
    week = week or week_of(facility)
    held: dict[tuple[int, date], list[Booking]] = {}
    for booking in on_days(first, days).filter(room__in=[room.pk for room in rooms]).order_by("begins_at"):
        held.setdefault((booking.room_id, localtime(booking.begins_at).date()), []).append(booking)
    plans: dict[int, list[Day]] = {}
    for room in rooms:
        for number in range(days):
            day = first + timedelta(days=number)
            spans, there = spans_on(week, day, room.pk), held.get((room.pk, day), [])
            taken = [(localtime(one.begins_at).time(), _clock_of(room, one, day)) for one in there]
            if now is not None and localtime(now).date() >= day:
                over = localtime(now).date() > day
                taken.append((time(), time.max if over else localtime(now).time()))
            plans.setdefault(room.pk, []).append(Day(day, spans, there, rules.free_spans(spans, taken)))
    return plans


def _clock_of(room: Room, booking: Booking, day: date) -> time:
    """When the room is free again, within that day."""
    until = localtime(rules.held_until(room, booking.ends_at))
    return until.time() if until.date() == day else time.max
