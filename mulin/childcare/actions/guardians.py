"""More than one guardian of a child: named by one, or at the class; each sees and decides from an own consent on."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.childcare import queries, rules
from mulin.childcare.facts import GuardianAgreed, GuardianNamed
from mulin.childcare.models import Application, Child, Guardian
from mulin.kernel.access import Refused, only_if, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .applying import CONSENT


@transaction.atomic
def name_guardian(
    application: Application, person: Person, relation: str, *, heard: bool = False, by: Standing, at: datetime
) -> Guardian:
    """A guardian names somebody of the household, who then agrees. `heard`: a carer read the words out, and this person agreed.

    Raises:
        Refused: not at home together, a guardian already.
    """
    require(rules.may_name_guardian(by, application))
    child = Child.objects.select_for_update().get(pk=application.child_id)
    own = rules.is_guardian(by, application)
    if own:
        there = person in queries.adults_at_home(by.person_id or 0, localdate(at))
        require(only_if(there, _("请选和您登记在一户的大人。别的监护人请带证明到班上，由老师来写。")))
    else:
        require(only_if(heard, _("先把怎样使用孩子的信息读给这位监护人听，同意了再写上。")))
    if relation not in Child.Relation.values:
        raise Refused(_("请选是孩子的什么人。"))
    require(only_if(person.pk not in child.guarded_by, _("%(name)s已经是孩子的监护人。") % {"name": person.name}))
    assert by.person_id is not None
    agreed = {} if own else {"consent": CONSENT, "consented_at": at, "consent_heard_by": by.person_id}
    try:
        with transaction.atomic():
            made = Guardian.objects.create(
                child=child, person=person, relation=relation, named_by_id=by.person_id, named_at=at, **agreed
            )
    except IntegrityError as there_already:
        raise Refused(_("已经写上%(name)s了，等本人同意。") % {"name": person.name}) from there_already
    record(GuardianNamed(made.pk, application.pk, person.pk, not own), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def agree(guardian: Guardian, *, consents: bool, by: Standing, at: datetime) -> Guardian:
    """By who was named. Twice is once."""
    guardian = _lock(guardian)
    require(rules.may_agree(by, guardian))
    if guardian.consented_at is not None:
        return guardian
    if not consents:
        raise Refused(_("要监护人同意怎样使用孩子的信息，才能申请。"))
    guardian.consent, guardian.consented_at = CONSENT, at
    guardian.save(update_fields=["consent", "consented_at"])
    record(GuardianAgreed(guardian.pk, guardian.named_by_id), actor_id=by.account_id, at=at)
    return guardian


@transaction.atomic
def end_guardian(guardian: Guardian, *, by: Standing, at: datetime) -> Guardian:
    """Who applied for the child stays its guardian; what this one applied for goes on in that one's name."""
    guardian = _lock(guardian)
    if guardian.ended_at is not None:
        return guardian
    require(rules.may_end_guardian(by, guardian, queries.carers_of(guardian.child_id)))
    return end(guardian, at)


def end(guardian: Guardian, at: datetime) -> Guardian:
    guardian.ended_at = at
    guardian.save(update_fields=["ended_at"])
    of_theirs = Application.objects.filter(child=guardian.child_id, guardian=guardian.person_id)
    of_theirs.update(guardian=guardian.child.guardian_id)
    return guardian


def hand_on(person_id: int, at: datetime) -> None:
    """This guardian's account is gone: where there is another, the child is that one's alone from now on."""
    for guardian in Guardian.objects.filter(person=person_id, ended_at=None).select_related("child").order_by("id"):
        end(guardian, at)
    for child in Child.objects.select_for_update().filter(guardian=person_id, erased_at=None).order_by("id"):
        other = child.others.filter(ended_at=None, consented_at__isnull=False).first()
        twice = Child.objects.filter(name_blind=child.name_blind, born_on=child.born_on, erased_at=None).exclude(pk=child.pk)
        if other is None or twice.filter(guardian=other.person_id).exists():
            continue
        Application.objects.filter(child=child, guardian=person_id).update(guardian=other.person_id)
        for name in ("relation", "consent", "consented_at", "consent_heard_by"):
            setattr(child, name, getattr(other, name))
        child.guardian_id, other.ended_at = other.person_id, at
        child.save(update_fields=["guardian", "relation", "consent", "consented_at", "consent_heard_by"])
        other.save(update_fields=["ended_at"])


def _lock(guardian: Guardian) -> Guardian:
    return Guardian.objects.select_for_update(of=("self",)).select_related("child", "person", "named_by").get(pk=guardian.pk)
