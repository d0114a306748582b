"""Lists for those who run a session: who comes, who waits, who is there."""

from django.db.models import QuerySet

from mulin.activities.models import Attendance, Session, Signup


def head_of(session: Session) -> Session:
    """The session at which one signs up: of a course the one with the places."""
    if not session.activity.as_course:
        return session
    head = session.activity.sessions.filter(groups__isnull=False).order_by("begins_at", "id").first()
    return head or session


def names_of(session: Session) -> QuerySet[Signup]:
    """The list for those who run it: who comes, then who waits."""
    rows = Signup.objects.filter(session=head_of(session), status__in=Signup.STANDING)
    return rows.select_related("person", "group").order_by("status", "turn", "id")


def attended(session: Session, people: list[int]) -> dict[int, Attendance]:
    """Of these, who is there."""
    return {row.person_id: row for row in Attendance.objects.filter(session=session, person__in=people)}


MOST_SHOWN = 100


def walk_ins(session: Session) -> list[Attendance]:
    """Who came without a sign-up, the last ones first."""
    rows = Attendance.objects.filter(session=session, signup=None).select_related("person")
    return list(rows.order_by("-id")[:MOST_SHOWN])
