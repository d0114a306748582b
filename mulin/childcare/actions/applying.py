"""Asking for a place, and the check of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.childcare import flow, queries, rules
from mulin.childcare.facts import ApplicationChecked, ApplicationEnded, ApplicationSent, MoreAsked, MoreGiven
from mulin.childcare.models import Application, Child, Group, Line
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.secrets.seal import blind
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .placing import fill, lock_both, lock_group

CONSENT = "2026-11"  # the version of the words on the form; a new wording takes a new name


@dataclass(frozen=True)
class Draft:
    """What the guardian fills in. One of `child` (asked for before), `person` (of the household), `name` with `born_on`."""

    relation: str = Child.Relation.MOTHER
    child: Child | None = None
    person: Person | None = None
    name: str = ""
    born_on: date | None = None
    grade: int | None = None
    health: str = ""
    wish: str = ""
    consents: bool = False


@transaction.atomic
def apply(group: Group, guardian: Person, draft: Draft, *, by: Standing, at: datetime) -> Application:
    """The same child again finds the application there is.

    Raises:
        Refused: no consent, another age, not from here, too early or too late: the reason says which.
    """
    group = lock_group(group.pk)
    if not draft.consents:
        raise Refused(_("要监护人同意怎样使用孩子的信息，才能申请。"))
    child = _child(group, guardian, draft, by, at)
    kept = Application.objects.filter(group=group, child=child, status__in=Application.STANDING).first()
    if kept is not None:
        return kept
    in_area = queries.lives_in(group, guardian.pk)
    require(rules.may_apply(by, group, child, guardian.pk, draft.grade, in_area=in_area, at=at))
    area, sibling = rules.ranks(group, in_area=in_area, sibling=queries.has_sibling(group, child))
    own = by.person_id == guardian.pk
    made = Application.objects.create(
        group=group, child=child, guardian=guardian, grade=draft.grade, wish=draft.wish.strip(), sent_at=at, sent_on=localdate(at),
        helped_by=None if own else by.person_id, area_rank=area, sibling_rank=sibling,
    )  # fmt: skip
    made.lot = rules.lot_of(group, made.pk)
    made.save(update_fields=["lot"])
    record(ApplicationSent(made.pk, guardian.pk, own), actor_id=by.account_id, at=at)
    return made


def _child(group: Group, guardian: Person, draft: Draft, by: Standing, at: datetime) -> Child:
    """The child of the draft; made when it is asked for the first time, with the guardian's consent."""
    if draft.child is not None:
        child = queries.children_guarded(guardian.pk).select_for_update().get(pk=draft.child.pk)
        if draft.health.strip():
            child.health = draft.health.strip()
            child.save(update_fields=["health"])
        return child
    name = draft.person.name if draft.person else draft.name.strip()
    born_on = draft.person.born_on if draft.person else draft.born_on
    if not name or born_on is None:
        raise Refused(_("请写孩子的姓名和出生日期。"))
    if draft.person is not None and draft.person not in queries.household_children(guardian.pk, localdate(at)):
        raise Refused(_("这个孩子不在您家的登记里，或已由另一位监护人申请过。"))
    mark = blind(name, purpose="childcare.child")
    known = queries.children_guarded(guardian.pk).filter(name_blind=mark, born_on=born_on).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return Child.objects.create(
                community=group.community, person=draft.person, name=name, name_blind=mark, born_on=born_on, guardian=guardian,
                relation=draft.relation, health=draft.health.strip(), consent=CONSENT, consented_at=at,
                consent_heard_by=None if by.person_id == guardian.pk else by.person_id,
            )  # fmt: skip
    except IntegrityError as known_already:
        raise Refused(_("这个孩子已由另一位监护人申请过，请那一位在申请的页面把您也写为监护人。")) from known_already


@transaction.atomic
def ask(application: Application, words: str, *, by: Standing, at: datetime) -> Application:
    application = lock_both(application)
    require(rules.may_ask(by, application))
    if not words.strip():
        raise Refused(_("请写清楚要补充什么，监护人会看到。"))
    application.status = advance(application.status, flow.ASK)
    application.save(update_fields=["status"])
    _say(application, Line.Kind.QUESTION, words, by, at)
    record(MoreAsked(application.pk, application.guardian_id), actor_id=by.account_id, at=at)
    return application


@transaction.atomic
def answer(application: Application, words: str, *, by: Standing, at: datetime) -> Application:
    """Its turn stays where it was: the day it was sent counts."""
    application = lock_both(application)
    require(rules.may_answer(by, application))
    application.status = advance(application.status, flow.ANSWER)
    application.save(update_fields=["status"])
    if words.strip():
        _say(application, Line.Kind.ANSWER, words, by, at)
    record(MoreGiven(application.pk), actor_id=by.account_id, at=at)
    return application


@transaction.atomic
def check(
    application: Application, *, in_area: bool, sibling: bool, seen: bool = False, by: Standing, at: datetime
) -> Application:
    """It fits: it waits, and gets an offer at once where a place is free and it is its turn.

    `in_area`, `sibling`: as the keeper found; `seen`: the originals were shown at the counter.
    """
    application = lock_both(application)
    papers = application.child.papers.values_list("kind", flat=True)
    require(rules.may_check(by, application, list(papers), seen=seen))
    application.area_rank, application.sibling_rank = rules.ranks(application.group, in_area=in_area, sibling=sibling)
    application.status, application.checked_by = advance(application.status, flow.PASS), by.person_id
    application.save(update_fields=["status", "checked_by", "area_rank", "sibling_rank"])
    record(ApplicationChecked(application.pk, application.guardian_id, True), actor_id=by.account_id, at=at)
    fill(application.group, at)
    application.refresh_from_db(fields=["status", "offered_until"])
    return application


@transaction.atomic
def refuse(application: Application, reason: str, *, by: Standing, at: datetime) -> Application:
    application = lock_both(application)
    require(rules.may_check(by, application, (), seen=True))
    if not reason.strip():
        raise Refused(_("请写为什么不符合，监护人会看到。"))
    application.status, application.reason = advance(application.status, flow.REFUSE), reason.strip()
    application.checked_by, application.ended_at, application.ended_on = by.person_id, at, localdate(at)
    application.save(update_fields=["status", "reason", "checked_by", "ended_at", "ended_on"])
    record(ApplicationChecked(application.pk, application.guardian_id, False), actor_id=by.account_id, at=at)
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Standing, at: datetime) -> Application:
    application = lock_both(application)
    if application.status == Application.Status.WITHDRAWN:
        return application
    require(rules.may_withdraw(by, application))
    application.status = advance(application.status, flow.WITHDRAW)
    application.ended_at, application.ended_on = at, localdate(at)
    application.save(update_fields=["status", "ended_at", "ended_on"])
    fact = ApplicationEnded(application.pk, application.guardian_id, application.status)
    record(fact, actor_id=by.account_id, at=at)
    return application


def _say(application: Application, kind: str, words: str, by: Standing, at: datetime) -> Line:
    assert by.person is not None
    return Line.objects.create(application=application, kind=kind, words=words.strip()[:500], by=by.person, at=at)
