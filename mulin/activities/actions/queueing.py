"""Leaving, and who moves up. Everything here holds the group's row first, then sign-ups of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities import flow, queries, rules
from mulin.activities.facts import OfferLapsed, PlaceGiven, PlaceOffered, SignupLeft
from mulin.activities.models import Group, Session, Signup
from mulin.kernel.access import Refused, require
from mulin.kernel.changing import change
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.kernel.prepared import Prepared
from mulin.organisations.queries import Standing

from .holding import lock_both, lock_group

SHORTEST = timedelta(minutes=10)  # who is offered a place has at least so long to say yes
AT_ONCE = 20
NEXT = Prepared(
    lambda group, free: (
        Signup.objects.select_for_update(no_key=True)
        .filter(group=group, status=Signup.Status.WAITING, seats__lte=free)
        .order_by("turn", "id")
        .values_list("id", "seats", "person_id")[:AT_ONCE]
    )
)


@transaction.atomic
def leave(signup: Signup, *, by: Standing, at: datetime) -> Signup:
    """The place goes to the next who waits. Twice is once."""
    group, signup = lock_both(signup)
    if signup.status == Signup.Status.LEFT:
        return signup
    require(rules.may_leave(by, signup, at))
    _free(group, signup)
    signup.status, signup.offered_until = advance(signup.status, flow.LEAVE), None
    _mark(signup)
    _keep(group)
    record(SignupLeft(signup.pk, signup.session_id, signup.person_id, signup.seats), actor_id=by.account_id, at=at)
    fill(group, at)
    return signup


@transaction.atomic
def accept(signup: Signup, *, by: Standing, at: datetime) -> Signup:
    _group, signup = lock_both(signup)
    if signup.status == Signup.Status.HELD:
        return signup
    require(rules.may_accept(by, signup, at))
    signup.status, signup.offered_until = advance(signup.status, flow.ACCEPT), None
    _mark(signup)
    return signup


@transaction.atomic
def give(signup: Signup, *, by: Standing, at: datetime) -> Signup:
    """By a worker's hand, whoever waits before. Never beyond the places there are."""
    group, signup = lock_both(signup)
    require(rules.may_give(by, signup, at))
    if group.taken + signup.seats > group.places:
        raise Refused(_("没有空的名额了。先加名额，或等人退出。"))
    signup.status = advance(signup.status, flow.GIVE)
    _mark(signup)
    group.taken, group.waiting = group.taken + signup.seats, group.waiting - 1
    _keep(group)
    record(PlaceGiven(signup.pk, signup.session_id, signup.person_id), actor_id=by.account_id, at=at)
    return signup


def fill(group: Group, at: datetime) -> int:
    """Offer free places to those who wait, in their order; the group is held. How many were offered one."""
    session = group.session
    free, offered = group.places - group.taken, 0
    until = _until(session, at)
    if not group.waiting or free < 1 or until is None or rules.draws(session.activity, session):
        return 0
    while free and (fitting := NEXT.rows(group.pk, free)):  # what fits no more now fits later neither
        for key, seats, person_id in fitting:
            if seats > free:
                continue
            status = advance(Signup.Status.WAITING, flow.OFFER)
            change(Signup, {"id": key}, {"status": status, "offered_until": until})
            record(PlaceOffered(key, session.pk, person_id, until.isoformat()), actor_id=None, at=at)
            free, offered = free - seats, offered + 1
            group.taken, group.waiting = group.taken + seats, group.waiting - 1
    if offered:
        _keep(group)
    return offered


def lapse_due(at: datetime) -> int:
    """The clock's: offers that nobody took up go to the next."""
    due = Signup.objects.filter(status=Signup.Status.OFFERED, offered_until__lte=at).order_by("offered_until", "id")[:500]
    return each(due, lambda signup: _lapse(signup, at))


@transaction.atomic
def _lapse(signup: Signup, at: datetime) -> bool:
    group, signup = lock_both(signup)
    if signup.status != Signup.Status.OFFERED or signup.offered_until is None or signup.offered_until > at:
        return False
    signup.status, signup.offered_until = advance(signup.status, flow.LAPSE), None
    _mark(signup)
    group.taken -= signup.seats
    _keep(group)
    record(OfferLapsed(signup.pk, signup.session_id, signup.person_id), actor_id=None, at=at)
    fill(group, at)
    return True


def fill_due(at: datetime) -> int:
    """The clock's: groups with both free places and somebody waiting, whatever the reason."""
    from django.db.models import F

    rows = Group.objects.filter(
        waiting__gt=0, taken__lt=F("places"), session__status="planned", session__begins_at__gt=at
    ).exclude(session__activity__mode="lottery", session__drawn_at=None)
    return each(rows.values_list("pk", flat=True)[:500], lambda pk: _fill_one(pk, at))


@transaction.atomic
def _fill_one(group_id: int, at: datetime) -> int:
    return fill(lock_group(group_id), at)


def release_due(at: datetime) -> int:
    """The clock's: places kept for some go to all when their time is over."""
    due = Group.objects.filter(kept_until__lte=at, kept_until__isnull=False).exclude(kind=Group.For.ALL)[:200]
    return each(due, lambda group: _release(group.pk, at))


@transaction.atomic
def _release(group_id: int, at: datetime) -> bool:
    session_id = Group.objects.values_list("session_id", flat=True).get(pk=group_id)
    groups = Group.objects.select_for_update(of=("self",)).select_related("session__activity").filter(session=session_id)
    held = {group.pk: group for group in groups.order_by("id")}
    group = held[group_id]
    for_all = next((one for one in held.values() if one.kind == Group.For.ALL), None)
    if group.kept_until is None or (group.session.activity.mode == "lottery" and group.session.drawn_at is None):
        return False
    free, group.kept_until = group.places - group.taken, None
    if for_all is None:
        group.save(update_fields=["kept_until"])
        return False
    group.places -= free
    group.save(update_fields=["places", "kept_until"])
    for_all.places += free
    for_all.save(update_fields=["places"])
    Signup.objects.filter(group=group, status=Signup.Status.WAITING).update(group=for_all)
    for_all.waiting, group.waiting = for_all.waiting + group.waiting, 0
    for one in (group, for_all):
        _keep(one)
    fill(for_all, at)
    return True


def _until(session: Session, at: datetime) -> datetime | None:
    """None: too late to ask anybody."""
    hours = queries.policy_of(session.activity.community_id).offer_hours
    latest = session.begins_at - SHORTEST
    return min(at + timedelta(hours=hours), latest) if at + SHORTEST <= latest else None


def _free(group: Group, signup: Signup) -> None:
    if signup.status in Signup.SEATED:
        group.taken -= signup.seats
    else:
        group.waiting -= 1


def _keep(group: Group) -> None:
    change(Group, {"id": group.pk}, {"taken": group.taken, "waiting": group.waiting})


def _mark(signup: Signup) -> None:
    change(Signup, {"id": signup.pk}, {"status": signup.status, "offered_until": signup.offered_until})
