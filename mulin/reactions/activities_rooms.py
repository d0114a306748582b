"""Activities and the rooms they are held in: a room that is gone is told of, a room that was used is noted."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime, make_aware

from mulin.activities import facts as activities
from mulin.activities.models import Activity, Session
from mulin.facilities import actions, facts, queries
from mulin.facilities.models import Booking, Closure
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.places.models import Place

OF = "activities.session "
OPEN = (Activity.Status.PUBLISHED, Activity.Status.RUNNING)


def who_lost_a_room(fact: facts.BookingCancelled, *, source: Fact) -> None:
    """Whoever keeps the house called it off. When the activity itself moved or is off, it stands somewhere else by now, or nowhere."""
    booking = Booking.objects.select_related("room__facility").get(pk=fact.booking_id)
    if not booking.held_for.startswith(OF) or queries.held_for([booking.held_for]):
        return
    there = _ahead(source).filter(pk=int(booking.held_for.removeprefix(OF)), place=booking.room.place_id).first()
    if there is not None:
        room, room_en = booking.room.name, booking.room.name_en or booking.room.name
        _told(there, source, room, room_en, booking.reason)


def who_meets_in_a_closed_house(fact: facts.FacilityClosed, *, source: Fact) -> None:
    """Sessions in rooms that nobody books, each activity once. Those in rooms that are booked hear of their booking."""
    closure = Closure.objects.select_related("facility__place", "room").get(pk=fact.closure_id)
    house, room = closure.facility, closure.room
    rooms = [room] if room is not None else list(house.rooms.all())
    places = {one.place_id for one in rooms if one.place_id and not one.bookable}
    if room is None and house.place.kind == Place.Kind.SPOT:
        places.add(house.place_id)
    rows = _ahead(source).filter(place__in=places, begins_at__gte=make_aware(datetime.combine(closure.since, time())))
    if closure.until is not None:
        rows = rows.filter(begins_at__lt=make_aware(datetime.combine(closure.until + timedelta(days=1), time())))
    first: dict[int, Session] = {}
    for session in rows.order_by("begins_at"):
        first.setdefault(session.activity_id, session)
    for session in first.values():
        _told(session, source, house.name, house.name_en or house.name, closure.words)


def use_of_a_room(fact: activities.SessionFinished, *, source: Fact) -> None:
    _note(Session.objects.filter(pk=fact.session_id), source)


def use_of_rooms(fact: activities.ActivityClosed, *, source: Fact) -> None:
    """Who was counted after the hour: lists that came in later."""
    _note(Session.objects.filter(activity=fact.activity_id, status=Session.Status.DONE), source)


def _note(sessions: Iterable[Session], source: Fact) -> None:
    """Where nobody was counted, whoever keeps the house writes it down."""
    rows = Session.objects.filter(pk__in=[one.pk for one in sessions]).annotate(crowd=F("came") + F("visitors"))
    for session in rows.filter(crowd__gt=0).select_related("activity").order_by("pk"):
        by_id = session.activity.published_by or session.activity.made_by
        actions.note_held(f"{OF}{session.pk}", session.heads, by_id=by_id, at=source.happened_at)


def _ahead(source: Fact) -> QuerySet[Session]:
    rows = Session.objects.filter(status=Session.Status.PLANNED, begins_at__gt=source.happened_at, activity__status__in=OPEN)
    return rows.select_related("activity", "place").defer("draw")


def _told(session: Session, source: Fact, room: str, room_en: str, note: str) -> None:
    """Who leads it, and who published it. A house that closes calls off many hours in one instant: once for each activity."""
    activity = session.activity
    desk = reverse("activities:desk_session", args=[session.pk])
    phone = reverse("activities:change_session", args=[session.pk])
    readers = {activity.published_by or activity.made_by: desk} | ({activity.leader_id: phone} if activity.leader_id else {})
    values = {
        "title": activity.title, "title_en": activity.title_en or activity.title, "at": session.begins_at.isoformat(), "room": room,
        "room_en": room_en, "note": note,
    }  # fmt: skip
    for person_id, url in sorted(readers.items()):
        key = f"activities.room_gone {activity.pk} {localtime(source.happened_at).isoformat()} {person_id}"
        notices.tell(
            person_id=person_id, kind="activities.room_gone", values=values, url=url, once_key=key, at=source.happened_at
        )
