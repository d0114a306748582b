"""Groups that are shown a place or led along a trail."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import flow, rules
from mulin.facilities.facts import GroupAsked, GroupCancelled, GroupDecided
from mulin.facilities.models import Story, StoryVisit, Trail
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.secrets import numbers
from mulin.organisations.queries import Standing
from mulin.people.models import Person

V = StoryVisit.Status
FORGET = timedelta(days=30)  # after the visit nobody has to ring up any more
BUSY = timedelta(hours=2)  # a guide leads one group at a time


@transaction.atomic
def ask(
    thing: Story | Trail, *, group: str, begins_at: datetime, size: int, contact: str, phone: str, words: str = "",
    by: Standing, at: datetime,
) -> StoryVisit:  # fmt: skip
    require(rules.may_ask_visit(by, thing, begins_at, size, at))
    if by.person is None or not group.strip() or not contact.strip():
        raise Refused(_("请写团体和联系人。"))
    try:
        number = numbers.phone(phone)
    except ValueError as wrong:
        raise Refused(str(wrong)) from wrong
    target = {"story": thing} if isinstance(thing, Story) else {"trail": thing}
    made = StoryVisit.objects.create(
        **target, person=by.person, group=group.strip()[:80], begins_at=begins_at, size=size, contact=contact.strip()[:40],
        phone=number, words=words.strip()[:300], made_at=at,
    )  # fmt: skip
    record(GroupAsked(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def confirm(visit: StoryVisit, guide: Person, *, by: Standing, at: datetime) -> StoryVisit:
    """With the guide who leads it; again, with another one."""
    visit = _lock(visit.pk)
    require(rules.may_decide_visit(by, visit))
    near = (visit.begins_at - BUSY, visit.begins_at + BUSY)
    if StoryVisit.objects.filter(guide=guide, status=V.CONFIRMED, begins_at__range=near).exclude(pk=visit.pk).exists():
        raise Refused(_("这位讲解前后两小时里已经有一个团了，请换一位。"))
    visit.status, visit.guide, visit.reason = advance(visit.status, flow.CONFIRM), guide, ""
    return _decided(visit, by, at)


@transaction.atomic
def decline(visit: StoryVisit, reason: str, *, by: Standing, at: datetime) -> StoryVisit:
    visit = _lock(visit.pk)
    require(rules.may_decide_visit(by, visit))
    if not reason.strip():
        raise Refused(_("请写为什么接待不了，对方会看到。"))
    visit.status, visit.guide, visit.reason = advance(visit.status, flow.DECLINE), None, reason.strip()[:200]
    return _decided(visit, by, at)


def _decided(visit: StoryVisit, by: Standing, at: datetime) -> StoryVisit:
    visit.decided_at, visit.decided_by = at, by.person_id
    visit.save()
    record(GroupDecided(visit.pk, visit.person_id), actor_id=by.account_id, at=at)
    return visit


@transaction.atomic
def cancel(visit: StoryVisit, *, by: Standing, at: datetime) -> StoryVisit:
    visit = _lock(visit.pk)
    require(rules.may_cancel_visit(by, visit))
    visit.status = advance(visit.status, flow.WITHDRAW)
    visit.save(update_fields=["status"])
    record(GroupCancelled(visit.pk, True), actor_id=by.account_id, at=at)
    return visit


@transaction.atomic
def note(visit: StoryVisit, came: int, *, by: Standing, at: datetime) -> StoryVisit:
    """How many came; 0: nobody."""
    visit = _lock(visit.pk)
    require(rules.may_note_visit(by, visit, at))
    visit.status, visit.came = advance(visit.status, flow.COME if came else flow.STAY_AWAY), came or None
    visit.noted_by = by.person_id
    visit.save(update_fields=["status", "came", "noted_by"])
    return visit


def forget_phones(at: datetime) -> int:
    """The clock's job: numbers of contacts, some weeks after the visit."""
    return StoryVisit.objects.filter(begins_at__lt=at - FORGET).exclude(phone="").update(phone="")


def _lock(pk: int) -> StoryVisit:
    rows = StoryVisit.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("story__place", "trail__place", "person").get(pk=pk)
