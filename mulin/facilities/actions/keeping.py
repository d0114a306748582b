"""What a facility is, when it is open, what rooms it has."""

import itertools
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.facts import RoomTariffSet
from mulin.facilities.models import Facility, Opening, OtherDay, Picture, Room
from mulin.facilities.rules import Span
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing
from mulin.places import actions as places
from mulin.places.models import Place


def community_of(place: Place) -> Place:
    community = place if place.kind == Place.Kind.COMMUNITY else place.community
    if community is None:
        raise Refused(_("请选社区里的地点。"))
    return community


@transaction.atomic
def add_facility(place: Place, *, by: Standing, at: datetime, **values: Any) -> Facility:
    """`values`: fields of the model. Without a point of its own it lies where its place lies."""
    require(rules.may_add(by, place.path))
    community = community_of(place)
    facility = Facility(community=community, place=place, made_at=at, **values)
    _check(facility)
    facility.save(force_insert=True)
    return facility


@transaction.atomic
def change_facility(facility: Facility, *, by: Standing, at: datetime, **values: Any) -> Facility:
    facility = lock_facility(facility.pk)
    require(rules.may_keep(by, facility))
    place = values.get("place")
    if place is not None:
        require(rules.may_add(by, place.path))
    for name, value in values.items():
        setattr(facility, name, value)
    _check(facility)
    facility.save()
    for room in facility.rooms.select_related("place").exclude(place=None):
        room.facility = facility
        if room.place is not None:
            places.follow_name(room.place, *_place_names(room))
    return facility


def _check(facility: Facility) -> None:
    if (facility.lat is None) != (facility.lng is None):
        raise Refused(_("经度和纬度要一起填。"))
    if facility.lat is None:
        facility.lat, facility.lng = facility.place.lat, facility.place.lng
    if facility.parent_id is not None and facility.level == Facility.Level.CENTRE:
        raise Refused(_("中心上面没有上级，请改级别或不选上级。"))
    if facility.parent_id is not None and facility.parent_id == facility.pk:
        raise Refused(_("上级不能是自己。"))
    same = Facility.objects.filter(community=facility.community_id, name=facility.name, closed_on=None).exclude(pk=facility.pk)
    if same.exists():
        raise Refused(_("这个社区已经有叫这个名字的设施了。"))


@transaction.atomic
def set_week(facility: Facility, week: Sequence[tuple[int, Span]], *, by: Standing, at: datetime) -> Facility:
    """All of it anew: (weekday 1–7, span)."""
    facility = lock_facility(facility.pk)
    require(rules.may_keep(by, facility))
    for weekday in range(1, 8):
        spans = sorted(span for day, span in week if day == weekday)
        if any(before.closes > after.opens for before, after in itertools.pairwise(spans)):
            raise Refused(_("同一天的两段时间重叠了，请改一下。"))
    facility.openings.all().delete()
    rows = [
        Opening(facility=facility, weekday=day, opens=span.opens, closes=span.closes, extended=span.extended)
        for day, span in week
    ]
    Opening.objects.bulk_create(rows)
    return facility


@transaction.atomic
def set_other_day(
    facility: Facility, on: date, *, words: str, words_en: str = "", opens: time | None = None, closes: time | None = None,
    by: Standing, at: datetime,
) -> OtherDay:  # fmt: skip
    """Closed on that date, or open at other hours."""
    require(rules.may_keep(by, facility))
    if not words.strip():
        raise Refused(_("请写原因，居民会看到。"))
    values = {"opens": opens, "closes": closes, "words": words.strip(), "words_en": words_en.strip()}
    row, _made = OtherDay.objects.update_or_create(facility=facility, on=on, defaults=values)
    return row


@transaction.atomic
def drop_other_day(day: OtherDay, *, by: Standing, at: datetime) -> None:
    require(rules.may_keep(by, day.facility))
    day.delete()


@transaction.atomic
def add_room(facility: Facility, *, by: Standing, at: datetime, **values: Any) -> Room:
    require(rules.may_keep(by, facility))
    room = Room(facility=facility, **values)
    _check_room(room)
    room.place = _place_for(room)
    room.save(force_insert=True)
    if room.price:
        record(RoomTariffSet(room.pk, room.tariff, room.price), actor_id=by.account_id, at=at)
    return room


def _place_for(room: Room) -> Place:
    """A spot that is there already by that name, unless another room is it."""
    house, (name, name_en) = room.facility, _place_names(room)
    there = house.place
    above = there.parent if there.kind == Place.Kind.SPOT and there.parent is not None else there
    kept = Place.objects.filter(parent=above, kind=Place.Kind.SPOT, name=name, valid_to=None).first()
    return kept or places.add(above, Place.Kind.SPOT, name, name_en=name_en, lat=house.lat, lng=house.lng)


def _place_names(room: Room) -> tuple[str, str]:
    house = room.facility
    return f"{house.name} {room.name}"[:80], f"{house.name_en or house.name} {room.name_en or room.name}"[:80]


@transaction.atomic
def change_room(room: Room, *, by: Standing, at: datetime, **values: Any) -> Room:
    """Bookings that stand keep the price they were made at."""
    room = lock_room(room.pk)
    require(rules.may_keep(by, room.facility))
    before = (room.tariff, room.price)
    for name, value in values.items():
        setattr(room, name, value)
    _check_room(room)
    room.save()
    if room.place is not None:
        places.follow_name(room.place, *_place_names(room))
    if (room.tariff, room.price) != before:
        record(RoomTariffSet(room.pk, room.tariff, room.price), actor_id=by.account_id, at=at)
    return room


def _check_room(room: Room) -> None:
    if (room.tariff == Room.Tariff.FREE) != (not room.price):
        raise Refused(_("无偿的不收钱；低偿和有偿请写每小时多少元。"))
    if Room.objects.filter(facility=room.facility_id, name=room.name, closed_on=None).exclude(pk=room.pk).exists():
        raise Refused(_("这里已经有叫这个名字的房间了。"))


@transaction.atomic
def add_picture(facility: Facility, upload: Any, *, words: str = "", by: Standing, at: datetime) -> Picture:
    """
    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    require(rules.may_keep(by, facility))
    kept = keep_image(upload, by_account=by.account_id, at=at, guard="facilities")
    return Picture.objects.create(facility=facility, file_key=kept.key, words=words.strip()[:80], kept_at=at)


@transaction.atomic
def drop_picture(picture: Picture, *, by: Standing, at: datetime) -> None:
    require(rules.may_keep(by, picture.facility))
    picture.delete()


def lock_facility(pk: int) -> Facility:
    return Facility.objects.select_for_update(of=("self",), no_key=True).select_related("place", "operator").get(pk=pk)


def lock_room(pk: int) -> Room:
    """The row that decides about its hours: who holds it alone counts."""
    rows = Room.objects.select_for_update(of=("self",), no_key=True).select_related(
        "facility__place", "facility__operator", "place"
    )
    return rows.get(pk=pk)
