"""An activity takes a room: its published sessions hold the hours of the room that is their place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.activities.models import Activity, Group, Session
from mulin.activities.queries.venues import Venue
from mulin.facilities import actions, queries
from mulin.facilities.models import Booking, Room
from mulin.facilities.queries import Taking, Wish
from mulin.kernel.access import No, Refused
from mulin.organisations.queries import Standing, standing_of
from mulin.people.models import Person

OPEN = (Activity.Status.PUBLISHED, Activity.Status.RUNNING)


class Rooms:
    """`activities.queries.venues.Keeper` by the rooms of facilities."""

    def keep(self, sessions: Sequence[Session], *, by: Standing | None, at: datetime) -> None:
        rooms = _rooms_of(sessions)
        held = queries.held_for([key_of(one) for one in sessions])
        places = _places_of([one for one in sessions if one.place_id in rooms])
        for session in sorted(sessions, key=lambda one: (one.place_id or 0, one.begins_at)):  # rooms always in the same order
            key, room = key_of(session), rooms.get(session.place_id or 0)
            if room is not None and _takes_place(session, at):
                page = reverse("activities:activity", args=[session.activity_id])
                actions.hold(room, _wish(session, places[session.pk]), key, page=page, by=by or _publisher(session, at), at=at)
            elif key in held:
                actions.let_go(key, session.reason, by=by or _publisher(session, at), at=at)

    def say(self, sessions: Sequence[Session], at: datetime) -> Mapping[int, Venue]:
        ahead = [one for one in sessions if one.status == Session.Status.PLANNED and one.begins_at > at]
        rooms = _rooms_of(ahead)
        there = [one for one in ahead if one.place_id in rooms]
        if not there:
            return {}
        public = [one for one in there if one.activity.status in OPEN]
        held = queries.held_for([key_of(one) for one in public])
        drafts = [one for one in there if one.activity.status not in OPEN]
        places = _places_of(drafts)
        takings = [Taking(key_of(one), rooms[one.place_id or 0], _wish(one, places[one.pk])) for one in drafts]
        may = queries.clashes(takings, at)
        said = {one.pk: _of_held(held.get(key_of(one))) for one in public}
        return said | {one.pk: _of_draft(may[key_of(one)]) for one in drafts}


def key_of(session: Session) -> str:
    return f"activities.session {session.pk}"


def _rooms_of(sessions: Sequence[Session]) -> dict[int, Room]:
    places = {one.place_id for one in sessions if one.place_id is not None}
    return queries.rooms_at(places) if places else {}


def _takes_place(session: Session, at: datetime) -> bool:
    return session.status == Session.Status.PLANNED and session.activity.status in OPEN and session.begins_at > at


def _wish(session: Session, places: int) -> Wish:
    begins, ends = queries.whole_quarters(session.begins_at, session.ends_at)
    activity = session.activity
    return Wish(begins, ends, activity.title, max(1, places), activity.organiser_id, purpose_en=activity.title_en)


def _places_of(sessions: Sequence[Session]) -> Counter[int]:
    """How many each is for; 0: nobody signs up."""
    found: Counter[int] = Counter()
    for session, places in Group.objects.filter(session__in=[one.pk for one in sessions]).values_list("session", "places"):
        found[session] += places
    return found


def _publisher(session: Session, at: datetime) -> Standing:
    """What the clock does, it does for whoever published the activity."""
    person = Person.objects.filter(pk=session.activity.published_by or 0).first()
    if person is None:
        raise Refused(_("不知道是谁发布的，请到活动的页面改地点。"))
    return standing_of(person, on=localdate(at))


def _of_held(booking: Booking | None) -> Venue:
    if booking is None:
        return Venue("late", _("房间没有订到，请改时间或地点"))
    if booking.status == Booking.Status.ASKED:
        return Venue("wait", _("房间等场地确认"))
    return Venue("ok", _("房间已订"))


def _of_draft(may: object) -> Venue:
    return Venue("late", may.reason) if isinstance(may, No) else Venue("ok", _("这个时间房间有空"))
