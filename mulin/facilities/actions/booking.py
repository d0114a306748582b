"""A room for somebody: each quarter hour once, by the database too."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from mulin.facilities import flow, queries, rules
from mulin.facilities.facts import BookingCancelled, BookingDecided, RoomBooked
from mulin.facilities.models import Booking, Room, Series, Slot
from mulin.facilities.rules import Wish
from mulin.kernel.access import No, Refused, Yes, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing, standing_of
from mulin.people.models import Person

from .keeping import lock_room


@dataclass(frozen=True)
class Dated:
    """One date of a weekly wish and whether it can be had."""

    wish: Wish
    may: Yes | No


@transaction.atomic
def book(room: Room, person: Person, wish: Wish, *, by: Standing, at: datetime) -> Booking:
    """Take the room, or ask for it where somebody has to agree. Either way its hours are held from now on.

    Raises:
        Refused: taken, closed, too long, too far ahead, not for this person…: the reason says which.
    """
    room = lock_room(room.pk)
    require(_may(room, person, wish, by=by, at=at))
    made = _hold(room, person, wish, None, by=by, at=at)
    record(_booked(made, by), actor_id=by.account_id, at=at)
    return made


def weekly(room: Room, person: Person, wish: Wish, until: date, *, every: int = 7, by: Standing, at: datetime) -> list[Dated]:
    """What `book_weekly` would do: said before anything is booked. `every`: days, 1 for a show that runs on."""
    first = localtime(wish.begins_at).date()
    if until < first:
        raise Refused(_("最后一天不能早于第一次。"))
    dates = rules.weekly(first, min(until, first + timedelta(days=366)), every)
    wishes = [
        replace(wish, begins_at=wish.begins_at + (day - first), ends_at=wish.ends_at + (day - first)) for day in dates
    ]  # Shanghai has no summer time: a week later is the same hour
    return [Dated(one, _may(room, person, one, by=by, at=at)) for one in wishes]


@transaction.atomic
def book_weekly(
    room: Room, person: Person, wish: Wish, until: date, *, every: int = 7, by: Standing, at: datetime
) -> tuple[Series, list[Dated]]:
    """Book every date that is free; what clashes is left out, and the answer says why.

    Raises:
        Refused: not one date can be had.
    """
    room = lock_room(room.pk)
    dates = weekly(room, person, wish, until, every=every, by=by, at=at)
    free = [one.wish for one in dates if one.may]
    if not free:
        raise Refused(next(one.may.reason for one in dates if isinstance(one.may, No)))
    series = Series.objects.create(room=room, person=person, made_at=at, until=until, every=every)
    made = [_hold(room, person, one, series, by=by, at=at) for one in free]
    record(_booked(made[0], by), actor_id=by.account_id, at=at)
    return series, dates


@transaction.atomic
def decide(booking: Booking, *, agrees: bool, reason: str = "", by: Standing, at: datetime) -> Booking:
    booking = lock_booking(booking)
    require(rules.may_decide(by, booking))
    if not agrees and not reason.strip():
        raise Refused(_("请写不同意的原因，对方会看到。"))
    booking.status = advance(booking.status, flow.AGREE if agrees else flow.REFUSE)
    booking.decided_by, booking.decided_at, booking.reason = by.person_id, at, "" if agrees else reason.strip()
    booking.save(update_fields=["status", "decided_by", "decided_at", "reason"])
    if not agrees:
        booking.slots.all().delete()
    record(BookingDecided(booking.pk, booking.person_id, agrees), actor_id=by.account_id, at=at)
    return booking


@transaction.atomic
def cancel(booking: Booking, *, reason: str = "", by: Standing, at: datetime) -> Booking:
    """Its hours are free again. Cancelled already: the booking."""
    booking = lock_booking(booking)
    if booking.status == Booking.Status.CANCELLED:
        return booking
    require(rules.may_cancel(by, booking, at))
    own = by.person_id == booking.person_id
    if not own and not reason.strip():
        raise Refused(_("请写取消的原因，预约的人会看到。"))
    booking.status = advance(booking.status, flow.CANCEL)
    booking.reason = reason.strip()
    booking.save(update_fields=["status", "reason"])
    booking.slots.all().delete()
    record(BookingCancelled(booking.pk, booking.person_id, own), actor_id=by.account_id, at=at)
    return booking


@transaction.atomic
def cancel_rest(series: Series, *, reason: str = "", by: Standing, at: datetime) -> int:
    """All dates of a weekly booking that are still ahead and may be cancelled. How many were."""
    ahead = Booking.objects.filter(series=series, status__in=flow.CANCEL.frm, begins_at__gt=at).select_related(
        "room__facility__place"
    )
    able = [one for one in ahead.order_by("begins_at") if rules.may_cancel(by, one, at)]
    for one in able:
        cancel(one, reason=reason, by=by, at=at)
    return len(able)


def _may(room: Room, person: Person, wish: Wish, *, by: Standing, at: datetime) -> Yes | No:
    own = by.person_id == person.pk
    units = by.units() if own else standing_of(person, on=localdate(at)).units()
    situation = queries.situation_of(by, person, room, wish, at, units=frozenset(units))
    return rules.may_book(by, person.pk, room, wish, situation, at)


def _hold(room: Room, person: Person, wish: Wish, series: Series | None, *, by: Standing, at: datetime) -> Booking:
    asks = room.approval and not rules.serves(by, room.facility)
    made = Booking.objects.create(
        room=room, person=person, organisation_id=wish.organisation_id, series=series, begins_at=wish.begins_at,
        ends_at=wish.ends_at, purpose=wish.purpose.strip(), purpose_en=wish.purpose_en.strip(), party=wish.party.strip(),
        shown=wish.shown and rules.serves(by, room.facility), heads=wish.heads, price=rules.price_of(room, wish.minutes),
        status=Booking.Status.ASKED if asks else Booking.Status.BOOKED, made_at=at,
        helped_by=by.person_id if by.person_id != person.pk else None,
    )  # fmt: skip
    take_hours(made)
    return made


def take_hours(made: Booking) -> None:
    hours = rules.quarters(made.begins_at, rules.held_until(made.room, made.ends_at))
    try:
        with transaction.atomic():
            Slot.objects.bulk_create([Slot(room=made.room, begins_at=hour, booking=made) for hour in hours])
    except IntegrityError as taken:  # the room's row is held, so only what bypasses these actions gets here
        raise Refused(_("这个时间已经有人订了，请换一个时间。")) from taken


def _booked(made: Booking, by: Standing) -> RoomBooked:
    return RoomBooked(made.pk, made.person_id, made.status == Booking.Status.ASKED, by.person_id == made.person_id)


def lock_booking(booking: Booking) -> Booking:
    rows = Booking.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("room__facility__place", "room__facility__operator", "person").get(pk=booking.pk)
