"""Hearings, talks and sessions: which one sees, who is on the list, who came."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from mulin.deliberation.models import Attendance, Meeting, Seat, Topic
from mulin.deliberation.rules import LOOKERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any

from .councils import standing


@dataclass(frozen=True)
class Crowd:
    """How many were there. Those without a line on the list were counted at the door."""

    invited: int
    room: int
    online: int

    @property
    def all(self) -> int:
        return self.room + self.online


def meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("topic__place", "council__place")


def at_desk(me: Standing, on: date) -> QuerySet[Meeting]:
    found = under_any(me.paths(LOOKERS))
    if me.person_id is not None:
        seats = Seat.objects.filter(standing(on), person=me.person_id).values("council")
        found |= Q(council__in=seats) | Q(topic__host=me.person_id)
    return meetings().filter(found)


def visible_to(me: Standing, on: date) -> QuerySet[Meeting]:
    """Of public topics and councils everybody; those not public: who is invited, and the desk's."""
    seen = Q(is_public=True, topic__stage__in=Topic.PUBLIC) | Q(is_public=True, council__isnull=False)
    if me.person_id is not None:
        seen |= Q(pk__in=Attendance.objects.filter(person=me.person_id).values("meeting"))
    return meetings().filter(seen | Q(pk__in=at_desk(me, on).order_by().values("pk")))


def crowd(meeting: Meeting) -> Crowd:
    room, online = Q(came="room"), Q(came="online")
    sums = meeting.attendances.aggregate(all=Count("id"), room=Count("id", filter=room), online=Count("id", filter=online))
    return Crowd(sums["all"], sums["room"] + meeting.listeners, sums["online"] + meeting.listeners_online)


def heard(topic: Topic) -> bool:
    return topic.meetings.filter(kind=Meeting.Kind.HEARING, status=Meeting.Status.HELD).exists()


def invitation_of(meeting: Meeting, person_id: int | None) -> Attendance | None:
    if person_id is None:
        return None
    return meeting.attendances.filter(person=person_id).select_related("meeting__topic", "meeting__council").first()


def invitations(person_id: int, at: datetime) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(person=person_id, meeting__status="called", meeting__ends_at__gt=at)
    return rows.select_related("meeting__topic", "meeting__council").order_by("meeting__begins_at", "id")
