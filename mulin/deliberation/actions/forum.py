"""Riders' forum: planned, come to, held, and what came of each point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.deliberation.facts.talking import ForumCancelled, ForumHeld, ForumPlanned, ForumPointEnded
from mulin.deliberation.models import Forum, ForumGuest, ForumPoint, ForumService
from mulin.deliberation.rules import forum as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .noting import worded


@dataclass(frozen=True)
class ForumPlan:
    """`services`: (what, who gives it)."""

    place: Place
    spot: str
    title: str
    begins_at: datetime
    ends_at: datetime
    services: Sequence[tuple[str, str]] = ()
    words: str = ""
    registers: bool = False
    seats: int | None = None
    title_en: str = ""
    words_en: str = ""


@transaction.atomic
def plan_forum(plan: ForumPlan, *, by: Standing, at: datetime) -> Forum:
    place = plan.place
    require(rules.may_plan(by, place.path))
    if plan.ends_at <= plan.begins_at:
        raise Refused(_("结束要在开始以后。"))
    row = Forum.objects.create(
        community_id=place.community_id or place.pk, place=place, path=place.path, spot=worded(plan.spot, _("请写在哪里。"))[:120],
        title=worded(plan.title, _("请写这一次说什么。"))[:60], title_en=plan.title_en.strip()[:120], words=plan.words.strip()[:500],
        words_en=plan.words_en.strip()[:1000], begins_at=plan.begins_at, ends_at=plan.ends_at, registers=plan.registers,
        seats=plan.seats if plan.registers else None, made_by=by.person_id or 0, made_at=at,
    )  # fmt: skip
    services = {name.strip()[:40]: giver.strip()[:60] for name, giver in plan.services if name.strip()}
    ForumService.objects.bulk_create([ForumService(forum=row, name=name, giver=giver) for name, giver in services.items()])
    record(ForumPlanned(row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def cancel_forum(row: Forum, reason: str, *, by: Standing, at: datetime) -> Forum:
    row = _lock(row)
    require(rules.may_change(by, row))
    row.status, row.reason = Forum.Status.CANCELLED, worded(reason, _("请写为什么取消，报了名的人会看到。"))[:300]
    row.save(update_fields=["status", "reason"])
    record(ForumCancelled(row.pk, row.reason), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def come(row: Forum, person: Person, *, by: Standing, at: datetime) -> None:
    row = _lock(row)
    if ForumGuest.objects.filter(forum=row, person=person).exists():
        return
    require(rules.may_come(by, row, coming=ForumGuest.objects.filter(forum=row).count(), at=at))
    ForumGuest.objects.create(forum=row, person=person, at=at)


@transaction.atomic
def stay_away(row: Forum, person: Person, *, by: Standing, at: datetime) -> None:
    if by.person_id != person.pk:
        raise Refused(_("请报名的人自己来取消。"))
    ForumGuest.objects.filter(forum=row, person=person).delete()


@transaction.atomic
def hold(row: Forum, came: int, taken: Mapping[int, int], *, by: Standing, at: datetime) -> Forum:
    """`taken`: how often each service was used, by its id."""
    row = _lock(row)
    require(rules.may_hold(by, row, at))
    row.status, row.came = Forum.Status.HELD, came
    row.save(update_fields=["status", "came"])
    for service in row.services.all():
        service.taken = taken.get(service.pk, 0)
        service.save(update_fields=["taken"])
    record(ForumHeld(row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def bring_up(row: Forum, words: str, who: str = "", doer: str = "", *, by: Standing, at: datetime) -> ForumPoint:
    require(rules.may_write_points(by, row))
    return ForumPoint.objects.create(
        forum=row, words=worded(words, _("请写提了什么。"))[:200], who=who.strip()[:60], doer=doer.strip()[:60], raised_on=localdate(at),
        by=by.person_id or 0,
    )  # fmt: skip


@transaction.atomic
def end_point(row: ForumPoint, solved: bool, outcome: str, *, by: Standing, at: datetime) -> ForumPoint:
    """Solved, or it is said why it cannot be."""
    row = ForumPoint.objects.select_for_update(of=("self",), no_key=True).select_related("forum").get(pk=row.pk)
    require(rules.may_end_point(by, row))
    row.status = ForumPoint.Status.SOLVED if solved else ForumPoint.Status.EXPLAINED
    row.outcome, row.ended_on = worded(outcome, _("请写办成了什么，或为什么办不到。"))[:300], localdate(at)
    row.save(update_fields=["status", "outcome", "ended_on"])
    record(ForumPointEnded(row.pk, row.status), actor_id=by.account_id, at=at)
    return row


def _lock(row: Forum) -> Forum:
    return Forum.objects.select_for_update(of=("self",), no_key=True).select_related("place").get(pk=row.pk)
