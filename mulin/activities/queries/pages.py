"""What pages show, ready to be read: no query is asked while a template draws."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from mulin.activities import rules
from mulin.activities.models import Activity, Group, Session, Signup
from mulin.kernel.access import No, Yes
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


A_PAGE_OF_SESSIONS = 40


def sessions_shown(activity: Activity, me: Standing, at: datetime) -> list[Shown]:
    """Those ahead and under way, or the last ones when all is over. Five queries at most, however many signed up."""
    rows = activity.sessions.defer("draw").select_related("place").order_by("begins_at", "id")
    sessions = list(rows.filter(ends_at__gt=at)[:A_PAGE_OF_SESSIONS]) or list(rows.reverse()[:A_PAGE_OF_SESSIONS])[::-1]
    ids = [session.pk for session in sessions]
    figures = sums(ids)
    mine = _own(ids, me)
    clashes = _clashes(sessions, me) if me.person else {}
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
    child = [{"name": "", "age": 6, "note": ""}] if families and groups[0].session.activity.companions else []
    return rules.may_sign_up(me, me.person, groups, path, rules.Draft(companions=child, guardian="?"), at)


def _asks_home(figures: dict[int, Sum]) -> bool:
    return any(group.kind == Group.For.BUILDING for sum_ in figures.values() for group in sum_.groups)


def _own(ids: list[int], me: Standing) -> dict[int, Signup]:
    if me.person_id is None:
        return {}
    rows = Signup.objects.filter(session__in=ids, person=me.person_id, status__in=[*Signup.STANDING, "off"]).select_related(
        "group"
    )
    return {row.session_id: row for row in rows.order_by("id")}


def _clashes(sessions: list[Session], me: Standing) -> dict[int, Session]:
    """Other sessions at the same time for which this person is signed up."""
    if not sessions:
        return {}
    since, until = min(one.begins_at for one in sessions), max(one.ends_at for one in sessions)
    held = Signup.objects.filter(
        person=me.person_id, status__in=("entered", "held", "waiting", "offered"),
        session__begins_at__lt=until, session__ends_at__gt=since,
    ).select_related("session__activity")  # fmt: skip
    found = {}
    others = [row.session for row in held[:50]]
    for session in sessions:
        for other in others:
            if other.pk != session.pk and other.begins_at < session.ends_at and other.ends_at > session.begins_at:
                found[session.pk] = other
    return found


MOST_COUNTED = 1000


def _before(signup: Signup) -> int:
    """Who waits before, by the index of those who wait; counting ends at a thousand."""
    ahead = Q(turn__lt=signup.turn) | Q(turn=signup.turn, pk__lt=signup.pk)
    rows = Signup.objects.filter(ahead, group=signup.group_id, status=Signup.Status.WAITING)
    return rows.order_by()[:MOST_COUNTED].count()
