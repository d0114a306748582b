"""A room is taken by something of another module, which says when it moves and when it is off."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.facilities import flow, queries, rules
from mulin.facilities.facts import BookingCancelled, RoomBooked
from mulin.facilities.models import Booking, Room
from mulin.facilities.rules import Wish
from mulin.kernel.access import No, Refused
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance, can
from mulin.organisations.queries import Standing

from .booking import lock_booking, take_hours
from .keeping import lock_room


@transaction.atomic
def hold(room: Room, wish: Wish, key: str, *, page: str = "", by: Standing, at: datetime) -> Booking:
    """Take it, or take it anew when hours or room are others; where somebody has to agree, it is asked for. Unchanged: as it was.

    Raises:
        Refused: when and where, and why not.
    """
    there = queries.held_for([key]).get(key)
    if there is not None and (there.room_id, there.begins_at, there.ends_at) == (room.pk, wish.begins_at, wish.ends_at):
        return _renamed(there, wish)
    rooms = [lock_room(pk) for pk in sorted({room.pk} | ({there.room_id} if there else set()))]  # always in the same order
    room = next(one for one in rooms if one.pk == room.pk)
    if there is not None:
        _let_go(there, "", by=by, at=at)
    may = queries.clashes([queries.Taking(key, room, wish)], at)[key]
    if isinstance(may, No):
        when = f"{localtime(wish.begins_at):%m-%d %H:%M}"
        raise Refused(_("%(when)s %(room)s：%(reason)s") % {"when": when, "room": room.title, "reason": may.reason})
    assert by.person is not None
    asks = room.approval and not rules.serves(by, room.facility)
    made = Booking.objects.create(
        room=room, person=by.person, begins_at=wish.begins_at, ends_at=wish.ends_at, purpose=wish.purpose[:120],
        purpose_en=wish.purpose_en, heads=wish.heads, organisation_id=wish.organisation_id, shown=True, held_for=key, page=page,
        status=Booking.Status.ASKED if asks else Booking.Status.BOOKED, made_at=at,
    )  # fmt: skip
    take_hours(made)
    record(RoomBooked(made.pk, made.person_id, asks, True), actor_id=by.account_id, at=at)
    return made


def _renamed(there: Booking, wish: Wish) -> Booking:
    if (there.purpose, there.purpose_en) != (wish.purpose[:120], wish.purpose_en):
        there.purpose, there.purpose_en = wish.purpose[:120], wish.purpose_en
        there.save(update_fields=["purpose", "purpose_en"])
    return there


@transaction.atomic
def let_go(key: str, reason: str = "", *, by: Standing, at: datetime) -> None:
    """Nothing held, or in use already: nothing to do."""
    there = queries.held_for([key]).get(key)
    if there is not None:
        _let_go(there, reason, by=by, at=at)


def _let_go(there: Booking, reason: str, *, by: Standing, at: datetime) -> None:
    booking = lock_booking(there)
    if not can(booking.status, flow.CANCEL):
        return
    booking.status, booking.reason = advance(booking.status, flow.CANCEL), reason.strip()[:200]
    booking.save(update_fields=["status", "reason"])
    booking.slots.all().delete()
    record(BookingCancelled(booking.pk, booking.person_id, True), actor_id=by.account_id, at=at)
