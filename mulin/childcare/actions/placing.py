"""Places: offered in order, taken, given up. Everything here holds the class's row first, then applications of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from mulin.childcare import flow, queries, rules
from mulin.childcare.facts import ApplicationEnded, ChildLeft, PlaceOffered, PlaceTaken
from mulin.childcare.models import Application, Group
from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

S = Application.Status


def lock_group(group_id: int) -> Group:
    return Group.objects.select_for_update(of=("self",)).select_related("place", "area").get(pk=group_id)


def lock_both(application: Application) -> Application:
    """An application never changes its class."""
    group = lock_group(application.group_id)
    rows = Application.objects.select_for_update(of=("self",)).select_related("child", "guardian")
    found = rows.get(pk=application.pk)
    found.group = group
    return found


def fill(group: Group, at: datetime) -> int:
    """Offer free places to those who wait, in their order; the class is held. How many were offered one."""
    today, free = localdate(at), group.free
    if free < 1 or today > group.until or group.closed_on is not None or (group.offers_from and today < group.offers_from):
        return 0
    until = at + timedelta(hours=group.offer_hours)
    offered = 0
    for application in queries.waiting_in_order(group).select_for_update(of=("self",))[:free]:
        application.status, application.offered_until = advance(application.status, flow.OFFER), until
        application.save(update_fields=["status", "offered_until"])
        fact = PlaceOffered(application.pk, application.guardian_id, until.isoformat())
        record(fact, actor_id=None, at=at)
        offered += 1
    if offered:
        _take(group, offered)
    return offered


@transaction.atomic
def accept(application: Application, *, by: Standing, at: datetime) -> Application:
    """Twice is once."""
    application = lock_both(application)
    if application.status == S.HELD:
        return application
    require(rules.may_decide_offer(by, application, at))
    application.status, application.offered_until = advance(application.status, flow.ACCEPT), None
    application.held_on = max(localdate(at), application.group.since)
    application.save(update_fields=["status", "offered_until", "held_on"])
    record(PlaceTaken(application.pk, application.guardian_id), actor_id=by.account_id, at=at)
    return application


@transaction.atomic
def decline(application: Application, *, by: Standing, at: datetime) -> Application:
    application = lock_both(application)
    if application.status == S.DECLINED:
        return application
    require(rules.may_decline(by, application))
    return give_up(application, advance(application.status, flow.DECLINE), by.account_id, at)


@transaction.atomic
def leave(application: Application, *, by: Standing, at: datetime) -> Application:
    """The last day is today. The place goes to the next who waits."""
    application = lock_both(application)
    if application.status == S.LEFT:
        return application
    require(rules.may_leave(by, application))
    _end(application, advance(application.status, flow.LEAVE), at)
    own = by.person_id in application.child.guarded_by
    record(ChildLeft(application.pk, application.guardian_id, own, 0), actor_id=by.account_id, at=at)
    _free(application.group, at)
    return application


@transaction.atomic
def move_up(application: Application, into: Group, *, by: Standing, at: datetime) -> Application:
    """Into the next class of the same house, before those who wait outside. The new application."""
    first, second = sorted((application.group_id, into.pk))
    locked = {pk: lock_group(pk) for pk in (first, second)}
    application = lock_both(application)
    into = locked[into.pk]
    require(rules.may_move_up(by, application, into, at))
    today = localdate(at)
    made = Application.objects.create(
        group=into, child=application.child, guardian=application.guardian, status=S.HELD, sent_at=at, sent_on=today,
        grade=application.grade, area_rank=application.area_rank, sibling_rank=application.sibling_rank,
        checked_by=by.person_id, held_on=max(today + timedelta(days=1), into.since),
    )  # fmt: skip
    _take(into, 1)
    _end(application, advance(application.status, flow.LEAVE), at)
    record(ChildLeft(application.pk, application.guardian_id, False, made.pk), actor_id=by.account_id, at=at)
    _free(application.group, at)
    return made


def lapse_due(at: datetime) -> int:
    """The clock's: offers that nobody took up go to the next."""
    due = Application.objects.filter(status=S.OFFERED, offered_until__lte=at).order_by("offered_until", "id")[:500]
    return each(due, lambda application: _lapse(application, at))


@transaction.atomic
def _lapse(application: Application, at: datetime) -> bool:
    application = lock_both(application)
    if application.status != S.OFFERED or application.offered_until is None or application.offered_until > at:
        return False
    give_up(application, advance(application.status, flow.LAPSE), None, at)
    return True


def end_terms(at: datetime) -> int:
    """The clock's: after its last day a class has no children and nobody waits for it. How many applications ended."""
    over = Group.objects.filter(until__lt=localdate(at))
    rows = Application.objects.filter(group__in=over, status__in=Application.STANDING).order_by("group_id", "id")
    return each(rows[:500], lambda application: _end_term(application, at))


@transaction.atomic
def _end_term(application: Application, at: datetime) -> bool:
    application = lock_both(application)
    group = application.group
    if application.status not in Application.STANDING or group.until >= localdate(at):
        return False
    if application.status in Application.SEATED:
        _take(group, -1)
    if application.status == S.HELD:
        _end(application, advance(application.status, flow.LEAVE), at)
        Application.objects.filter(pk=application.pk).update(ended_on=group.until)
        record(ChildLeft(application.pk, application.guardian_id, False, 0), actor_id=None, at=at)
    else:
        _end(application, advance(application.status, flow.END_TERM), at)
        record(ApplicationEnded(application.pk, application.guardian_id, application.status), actor_id=None, at=at)
    return True


def fill_due(at: datetime) -> int:
    """The clock's: classes with free places and somebody waiting, as when the day of the first offers has come."""
    waiting = Application.objects.filter(status=S.WAITING).values("group")
    rows = Group.objects.filter(pk__in=waiting, taken__lt=F("places"), closed_on=None)
    return each(rows.values_list("pk", flat=True)[:500], lambda pk: _fill_one(pk, at))


@transaction.atomic
def _fill_one(group_id: int, at: datetime) -> int:
    return fill(lock_group(group_id), at)


def give_up(application: Application, status: str, account_id: int | None, at: datetime) -> Application:
    """An offer ends; the next is asked."""
    _end(application, status, at)
    record(ApplicationEnded(application.pk, application.guardian_id, status), actor_id=account_id, at=at)
    _free(application.group, at)
    return application


def _end(application: Application, status: str, at: datetime) -> None:
    application.status, application.offered_until = status, None
    application.ended_at, application.ended_on = at, localdate(at)
    application.save(update_fields=["status", "offered_until", "ended_at", "ended_on"])


def _free(group: Group, at: datetime) -> None:
    _take(group, -1)
    fill(group, at)


def _take(group: Group, places: int) -> None:
    """The database refuses more than there are."""
    group.taken += places
    group.save(update_fields=["taken"])
