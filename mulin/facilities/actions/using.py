"""On the spot: the key, the money, whether it was used."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import flow, queries, rules
from mulin.facilities.facts import RoomUsed
from mulin.facilities.models import Booking
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance, can
from mulin.organisations.queries import Standing

from .booking import lock_booking

MOST = 32_767  # heads, as the column holds them


@transaction.atomic
def give_key(booking: Booking, *, by: Standing, at: datetime) -> Booking:
    booking = lock_booking(booking)
    require(rules.may_serve(by, booking.room.facility))
    if booking.key_out_at is not None:
        return booking
    if booking.status != Booking.Status.BOOKED:
        raise Refused(_("订好了才能交钥匙。"))
    away = Booking.objects.filter(room=booking.room_id, key_out_at__isnull=False, key_back_at=None).exclude(pk=booking.pk)
    if away.exists():
        raise Refused(_("这个房间的钥匙还没有还回来，请先收回。"))
    booking.key_out_at, booking.key_out_by = at, by.person_id
    booking.save(update_fields=["key_out_at", "key_out_by"])
    return booking


@transaction.atomic
def take_key(booking: Booking, *, by: Standing, at: datetime) -> Booking:
    booking = lock_booking(booking)
    require(rules.may_serve(by, booking.room.facility))
    if booking.key_out_at is None:
        raise Refused(_("这次没有交出过钥匙。"))
    if booking.key_back_at is None:
        booking.key_back_at, booking.key_back_by = at, by.person_id
        booking.save(update_fields=["key_back_at", "key_back_by"])
    return booking


@transaction.atomic
def note_use(booking: Booking, came: int, *, by: Standing, at: datetime) -> Booking:
    """How many came; 0 says that nobody did."""
    booking = lock_booking(booking)
    require(rules.may_note_use(by, booking, at))
    booking.status = advance(booking.status, flow.USE if came else flow.MISS)
    booking.came, booking.noted_by = came or None, by.person_id
    booking.save(update_fields=["status", "came", "noted_by"])
    record(RoomUsed(booking.pk, came), actor_id=by.account_id, at=at)
    return booking


@transaction.atomic
def note_held(key: str, came: int, *, by_id: int, at: datetime) -> bool:
    """By what held it, once it was counted there. What somebody wrote down already stays. False: nothing to note."""
    there = queries.held_for([key]).get(key)
    booking = lock_booking(there) if there is not None and came else None
    if booking is None or not can(booking.status, flow.USE):
        return False
    booking.status, booking.came, booking.noted_by = advance(booking.status, flow.USE), min(came, MOST), by_id
    booking.save(update_fields=["status", "came", "noted_by"])
    record(RoomUsed(booking.pk, booking.came), actor_id=None, at=at)
    return True


@transaction.atomic
def take_payment(booking: Booking, *, by: Standing, at: datetime) -> Booking:
    """At the counter; this house keeps no money, it notes who took it."""
    booking = lock_booking(booking)
    require(rules.may_serve(by, booking.room.facility))
    if not booking.price:
        raise Refused(_("这个房间不收费。"))
    if booking.status not in (Booking.Status.BOOKED, Booking.Status.USED):
        raise Refused(_("没有订好的不收费。"))
    if booking.paid_at is None:
        booking.paid_at, booking.paid_to = at, by.person_id
        booking.save(update_fields=["paid_at", "paid_to"])
    return booking
