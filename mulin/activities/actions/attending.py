from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mulin.activities import flow, queries, rules
from mulin.activities.facts import Attended
from mulin.activities.models import Attendance, Session, Signup
from mulin.activities.rules import codes
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance, can
from mulin.organisations.queries import Standing
from mulin.people.models import Person

How = Attendance.How


@transaction.atomic
def come_by_code(session: Session, code: str, *, by: Standing, at: datetime) -> Attendance:
    """Scan the code that is shown at the place. Twice is once; who did not sign up is let in where nobody has to."""
    if not codes.opens(bytes(session.secret), code, at):
        raise Refused(_("签到码已经换了，请再扫一次现场的码。"))
    if by.person is None:
        raise Refused(_("先认一认您是哪一家，再来签到。"))
    require(rules.may_check_in(by, session.activity, session, at, by_self=True))
    return _come(session, by.person, _signup(session, by.person.pk, needed=True), How.CODE, by=None, at=at)


@transaction.atomic
def come_remotely(session: Session, *, by: Standing, at: datetime) -> Attendance:
    """From afar, while it runs (C131)."""
    if by.person is None:
        raise Refused(_("先认一认您是哪一家，再来签到。"))
    if not session.activity.remote_link:
        raise Refused(_("这个活动没有线上参加。"))
    require(rules.may_check_in(by, session.activity, session, at, by_self=True))
    signup = _signup(session, by.person.pk, needed=True)
    return _come(session, by.person, signup, How.REMOTE, by=None, at=at)


@transaction.atomic
def check_in(session: Session, signup: Signup, *, how: str = How.LIST, by: Standing, at: datetime) -> Attendance:
    """Whoever runs it ticks the list, or scans the person's own code. Of a course, `session` is the one that is on."""
    require(rules.may_check_in(by, session.activity, session, at, by_self=False))
    return _come(session, signup.person, signup, how, by=by.person_id, at=at)


@transaction.atomic
def let_in(session: Session, person: Person, *, by: Standing, at: datetime) -> Attendance:
    """Somebody who is there without a sign-up, and for whom there is room."""
    require(rules.may_check_in(by, session.activity, session, at, by_self=False))
    return _come(session, person, _signup(session, person.pk, needed=False), How.LIST, by=by.person_id, at=at)


@transaction.atomic
def merge_offline_list(session: Session, came: Iterable[tuple[int, datetime]], *, by: Standing, at: datetime) -> list[str]:
    """Ticks made without signal: (sign-up, when). Each once; what cannot be is said, the rest is done."""
    require(rules.may_check_in(by, session.activity, session, at, by_self=False))
    head, problems = queries.head_of(session), []
    for signup_id, when in came:
        row = Signup.objects.filter(session=head, pk=signup_id).select_related("person", "session__activity").first()
        if row is None:
            problems.append(_("名单里有一人不在这一场，没有记。"))
        elif not rules.may_come(row):
            problems.append(_("%(name)s已经退出这一场，没有记。") % {"name": row.person.name})
        else:
            _come(session, row.person, row, How.OFFLINE, by=by.person_id, at=min(max(when, session.begins_at - rules.EARLY), at))
    return problems


@transaction.atomic
def count_visitors(session: Session, number: int, *, by: Standing, at: datetime) -> Session:
    """Heads counted at the door, beyond the list: a market, a square full of dancers."""
    require(rules.may_check_in(by, session.activity, session, at, by_self=False))
    if not 0 <= number <= 100_000:
        raise Refused(_("请写 0 到 100000 之间的人数。"))
    Session.objects.filter(pk=session.pk).update(visitors=number)
    session.visitors = number
    return session


def _come(session: Session, person: Person, signup: Signup | None, how: str, *, by: int | None, at: datetime) -> Attendance:
    """The figures of the session change last, under its row alone."""
    if signup is not None:
        signup = Signup.objects.select_for_update(of=("self",)).get(pk=signup.pk)
        require(rules.may_come(signup))
    heads = signup.seats if signup else 1
    row, is_new = Attendance.objects.get_or_create(
        session=session, person=person,
        defaults={"signup": signup, "heads": heads, "came_at": at, "how": how, "by": by},
    )  # fmt: skip
    if not is_new:
        return row
    if signup is not None and can(signup.status, flow.COME):
        signup.status = advance(signup.status, flow.COME)
        signup.save(update_fields=["status"])
    minutes = int((session.ends_at - session.begins_at).total_seconds() // 60)
    fact = Attended(row.pk, session.pk, person.pk, session.activity.kind, minutes)
    record(fact, actor_id=None, at=at)
    afar = heads if how == How.REMOTE else 0
    Session.objects.filter(pk=session.pk).update(came=F("came") + heads, remote=F("remote") + afar)
    return row


def _signup(session: Session, person_id: int, *, needed: bool) -> Signup | None:
    head = queries.head_of(session)
    signup = queries.standing_signup(head.pk, person_id)
    if signup is None and needed and head.groups.exists():
        raise Refused(_("您没有报这一场。请先报名，或请活动负责人看看还有没有位子。"))
    if signup is not None and not needed and not rules.may_come(signup):
        return None
    return signup
