"""A facility or a room is closed: for good or from a day to a day. Whoever had booked or ordered there is told."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import queries, rules
from mulin.facilities.facts import FacilityClosed, FacilityReopened
from mulin.facilities.models import Closure, Facility, Room
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.places import actions as places

from .booking import cancel
from .keeping import lock_facility, lock_room
from .ordering import call_off


@transaction.atomic
def close(
    facility: Facility, *, room: Room | None = None, since: date, until: date | None = None, words: str, words_en: str = "",
    by: Standing, at: datetime,
) -> Closure:  # fmt: skip
    """`until`: the last day; without one it is for good.

    Raises:
        Refused: days that are over, no reason, closed for good already.
    """
    facility = lock_facility(facility.pk)
    room = lock_room(room.pk) if room is not None else None
    may_close(facility, room=room, since=since, until=until, words=words, by=by, at=at)
    if room is None:  # nobody books while it closes
        list(facility.rooms.select_for_update(of=("self",), no_key=True).order_by("pk"))
    made = Closure.objects.create(
        facility=facility, room=room, since=since, until=until, words=words.strip(), words_en=words_en.strip(), made_at=at,
        made_by=by.person_id or 0,
    )  # fmt: skip
    if until is None:
        _mark(made, since)
    gone = queries.called_off_by(facility, room, since, until, at)
    for booking in gone.bookings:
        cancel(booking, reason=made.words, by=by, at=at)
    for order in gone.orders:
        call_off(order, reason=made.words, by=by, at=at)
    record(FacilityClosed(made.pk), actor_id=by.account_id, at=at)
    return made


def may_close(
    facility: Facility, *, room: Room | None, since: date, until: date | None, words: str, words_en: str = "", by: Standing,
    at: datetime,
) -> None:  # fmt: skip
    """What `close` asks, for who wants to see first what it calls off."""
    require(rules.may_keep(by, facility))
    if room is not None and room.facility_id != facility.pk:
        raise Refused(_("这个房间不在这个设施里。"))
    if not words.strip():
        raise Refused(_("请写原因，居民会看到。"))
    if since < localdate(at):
        raise Refused(_("请从今天或以后的一天起关闭。"))
    if until is not None and until < since:
        raise Refused(_("最后一天不能早于第一天。"))
    if (room or facility).closed_on is not None:
        raise Refused(_("已经长期关闭了。"))


@transaction.atomic
def reopen(closure: Closure, *, by: Standing, at: datetime) -> Closure:
    """What was cancelled stays cancelled; from now on it can be booked again. Open already: the closure."""
    closure = (
        Closure.objects.select_for_update(of=("self",), no_key=True)
        .select_related("facility__place", "room__place")
        .get(pk=closure.pk)
    )
    require(rules.may_keep(by, closure.facility))
    if closure.ended_at is not None:
        return closure
    closure.ended_at, closure.ended_by = at, by.person_id or 0
    closure.save(update_fields=["ended_at", "ended_by"])
    if closure.until is None:
        _check_name(closure)
        _mark(closure, None)
    record(FacilityReopened(closure.pk), actor_id=by.account_id, at=at)
    return closure


def _check_name(closure: Closure) -> None:
    """While it was closed another may have taken its name."""
    if closure.room is not None:
        rooms = Room.objects.filter(facility=closure.facility_id, name=closure.room.name, closed_on=None)
        taken = rooms.exclude(pk=closure.room.pk).exists()
    else:
        there = Facility.objects.filter(community=closure.facility.community_id, name=closure.facility.name, closed_on=None)
        taken = there.exclude(pk=closure.facility.pk).exists()
    if taken:
        raise Refused(_("现在已经有叫这个名字的了，请先改名。"))


def _mark(closure: Closure, on: date | None) -> None:
    """For good: its own row says so too, since lists ask for it."""
    row = closure.room or closure.facility
    row.closed_on = on
    row.save(update_fields=["closed_on"])
    rooms = [closure.room] if closure.room is not None else closure.facility.rooms.filter(closed_on=None).select_related("place")
    for room in rooms:  # nobody can choose it as a place any more
        if room.place is not None:
            places.follow_end(room.place, on)
