"""Councils, who sits in them on a day, their sessions and resolutions."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from mulin.deliberation.models import Attendance, Council, Meeting, Resolution, Seat
from mulin.deliberation.rules import LOOKERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any

HERE = (Attendance.Came.ROOM, Attendance.Came.ONLINE)


def standing(on: date) -> Q:
    return Q(since__lte=on, until__gt=on)


def councils(community_id: int) -> QuerySet[Council]:
    return Council.objects.filter(community=community_id).select_related("place")


def public(community_id: int) -> QuerySet[Council]:
    return councils(community_id).filter(ended_at=None)


def at_desk(me: Standing, on: date) -> QuerySet[Council]:
    found = under_any(me.paths(LOOKERS))
    if me.person_id is not None:
        mine = Seat.objects.filter(standing(on), person=me.person_id).values("council")
        found |= Q(pk__in=mine)
    return Council.objects.filter(found).select_related("place")


def with_members(rows: QuerySet[Council], on: date) -> QuerySet[Council]:
    there = Q(seats__since__lte=on, seats__until__gt=on)
    return rows.annotate(members=Count("seats", filter=there, distinct=True), sat=Count("sessions", distinct=True))


def of_eight(me: Standing, on: date) -> list[tuple[str, str, int | None]]:
    """八类专委会: subject, its words, and the committee that stands for it, if there is one. One query."""
    rows = at_desk(me, on).filter(kind=Council.Kind.COMMITTEE, ended_at=None, subject__in=Council.EIGHT).order_by("-id")
    there = dict(rows.values_list("subject", "pk"))
    return [(one.value, str(one.label), there.get(one.value)) for one in Council.EIGHT]


def seats(council: Council) -> list[Seat]:
    """All there ever were, with whom: one question for those who sit, sat and will."""
    return list(council.seats.select_related("person", "organisation").order_by("id"))


def sits(seat: Seat, on: date) -> bool:
    return seat.since <= on < seat.until


def members(council: Council, on: date) -> QuerySet[Seat]:
    return council.seats.filter(standing(on)).select_related("person", "organisation").order_by("id")


def seat_of(me: Standing, council: Council | None, on: date) -> Seat | None:
    if council is None or me.person_id is None:
        return None
    return council.seats.filter(standing(on), person=me.person_id).first()


def sits_somewhere(me: Standing, on: date) -> bool:
    return me.person_id is not None and Seat.objects.filter(standing(on), person=me.person_id).exists()


def entitled(meeting: Meeting, on: date) -> int:
    """Members on the day of the session."""
    return meeting.council.seats.filter(standing(on)).count() if meeting.council is not None else 0


def present(meeting: Meeting, on: date) -> int:
    """Members, not guests, in the room or online."""
    there = meeting.attendances.filter(came__in=HERE, seat__isnull=False, seat__since__lte=on, seat__until__gt=on)
    return there.count()


def resolutions(council: Council) -> QuerySet[Resolution]:
    rows = Resolution.objects.filter(meeting__council=council).select_related("meeting", "topic", "option")
    return rows.order_by("-id")
