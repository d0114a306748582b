"""What pages show, ready to be read: no query is asked while a template draws."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from mulin.activities import rules
from mulin.activities.models import Activity, Group, Session, Signup
from mulin.kernel.access import No, Yes
from mulin.kernel.prepared import Prepared, Slot
from mulin.organisations.queries import Standing

from .signing import home_of
from .sums import Sum, sums


@dataclass
class Shown:
    """A session as the page of its activity shows it to one person."""

    session: Session
    sum: Sum | None
    mine: Signup | None
    may: Yes | No
    clash: Session | None = None  # something else that this person goes to at the same time
    before_me: int = 0  # how many wait before
    closes_at: datetime | None = None
    draws: bool = False

    @property
    def fills(self) -> bool:
        """Who presses now is put on the waiting list."""
        return self.sum is not None and bool(self.sum.left < 1 or self.sum.waiting)


A_PAGE_OF_SESSIONS = 40


def _sessions(activity: Slot) -> QuerySet[Session]:
    return Session.objects.filter(activity=activity).select_related("place").defer("draw", "seed")


AHEAD = Prepared(lambda activity, at: _sessions(activity).filter(ends_at__gt=at).order_by("begins_at", "id")[:A_PAGE_OF_SESSIONS])
LAST = Prepared(lambda activity: _sessions(activity).order_by("-begins_at", "-id")[:A_PAGE_OF_SESSIONS])
# A person's sign-ups for whatever is on in that time: for these sessions, and for others at the same hours.
MEANWHILE = Prepared(
    lambda person, since, until: (
        Signup.objects.filter(
            person=person, status__in=[*Signup.STANDING, "off"], session__begins_at__lt=until, session__ends_at__gt=since
        )
        .select_related("session__activity")
        .only(
            *(field.name for field in Signup._meta.local_concrete_fields if field.name not in ("answers", "needs", "guardian")),
            *(f"session__{name}" for name in ("begins_at", "ends_at", "activity__title", "activity__title_en")),
        )
        .order_by("id")
    )
)


def sessions_shown(activity: Activity, me: Standing, at: datetime) -> list[Shown]:
    """Those ahead and under way, or the last ones when all is over. Five queries at most, however many signed up."""
    over = activity.status == Activity.Status.CLOSED
    sessions = ([] if over else AHEAD.rows(activity.pk, at)) or LAST.rows(activity.pk)[::-1]
    ids = [session.pk for session in sessions]
    figures = sums(ids)
    meanwhile = _meanwhile(sessions, me)
    mine = {row.session_id: row for row in meanwhile if row.session_id in ids}
    clashes = _clashes(sessions, [row.session for row in meanwhile if row.status in TAKE_TIME])
    path = home_of(me.person.pk) if me.person and _asks_home(figures) else ""
    shown = []
    for session in sessions:
        session.activity = activity
        sum_ = figures.get(session.pk)
        one = Shown(session, sum_, mine.get(session.pk), No(""), clashes.get(session.pk))
        if sum_ is not None:
            one.closes_at, one.draws = rules.closes_at(activity, session), rules.draws(activity, session)
            for group in sum_.groups:
                group.session = session
            if me.person and one.mine is None:
                one.may = _may(me, sum_.groups, path, at)
        if one.mine is not None and one.mine.status == Signup.Status.WAITING:
            one.before_me = _before(one.mine)
        shown.append(one)
    return shown


def _may(me: Standing, groups: list[Group], path: str, at: datetime) -> Yes | No:
    """As if nobody came along: what depends on companions is asked when they are known."""
    assert me.person is not None
    families = any(group.kind == Group.For.FAMILIES for group in groups)
    child = [{"name": "", "age": 6}] if families and groups[0].session.activity.companions else []
    return rules.may_sign_up(me, me.person, groups, path, rules.Draft(companions=child, guardian="?"), at)


def _asks_home(figures: dict[int, Sum]) -> bool:
    return any(group.kind == Group.For.BUILDING for sum_ in figures.values() for group in sum_.groups)


TAKE_TIME = ("entered", "held", "waiting", "offered")


def _meanwhile(sessions: list[Session], me: Standing) -> list[Signup]:
    if me.person_id is None or not sessions:
        return []
    return MEANWHILE.rows(me.person_id, min(one.begins_at for one in sessions), max(one.ends_at for one in sessions))


def _clashes(sessions: list[Session], others: list[Session]) -> dict[int, Session]:
    """Other sessions at the same time for which this person is signed up."""
    return {
        session.pk: other
        for session in sessions
        for other in others
        if other.pk != session.pk and other.begins_at < session.ends_at and other.ends_at > session.begins_at
    }


MOST_COUNTED = 1000
BEFORE = """
    SELECT count(*) FROM (
        SELECT 1 FROM activities_signup WHERE group_id = %s AND status = 'waiting' AND (turn, id) < (%s, %s) LIMIT %s
    ) AS ahead
"""


def _before(signup: Signup) -> int:
    """Who waits before, by the index of those who wait; counting ends at a thousand."""
    with connection.cursor() as cursor:
        cursor.execute(BEFORE, [signup.group_id, signup.turn, signup.pk, MOST_COUNTED])
        return int(cursor.fetchone()[0])
