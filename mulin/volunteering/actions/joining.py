from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.people.models import Person
from mulin.volunteering import rules
from mulin.volunteering.facts import VolunteerJoined
from mulin.volunteering.models import Expert, Skill, Volunteer
from mulin.volunteering.rules import Who


@transaction.atomic
def join(person: Person, *, by: Who, at: datetime) -> Volunteer:
    """Become a volunteer, or come back after having left. Twice is once."""
    person = Person.objects.select_for_update(of=("self",)).select_related("community").get(pk=person.pk)
    require(rules.may_join(by, person))
    volunteer = Volunteer.objects.filter(person=person).first()
    if volunteer is None:
        volunteer = Volunteer.objects.create(person=person, community=person.community, joined_at=at)
    elif volunteer.left_at is None:
        return volunteer
    else:
        volunteer.left_at = None
        volunteer.save(update_fields=["left_at"])
    record(VolunteerJoined(volunteer.pk, person.pk), actor_id=by.standing.account_id, at=at)
    return volunteer


@transaction.atomic
def describe(
    volunteer: Volunteer, *, skills: Iterable[Skill], times: Iterable[str], languages: Iterable[str],
    national_number: str = "", by: Who, at: datetime,
) -> Volunteer:  # fmt: skip
    volunteer = _locked(volunteer)
    require(rules.may_change(by, volunteer))
    number = national_number.strip()
    taken = Volunteer.objects.filter(community=volunteer.community_id, national_number=number).exclude(pk=volunteer.pk)
    if number and taken.exists():
        raise Refused(_("志愿者编号 %(number)s 已经登记给别人，请核对。") % {"number": number})
    volunteer.times = sorted(set(times) & set(Volunteer.Time.values))
    volunteer.languages = sorted(set(languages))
    volunteer.national_number = number
    volunteer.save(update_fields=["times", "languages", "national_number"])
    volunteer.skills.set([skill for skill in skills if skill.community_id == volunteer.community_id])
    return volunteer


@transaction.atomic
def note_insurance(volunteer: Volunteer, until: date | None, *, by: Who, at: datetime) -> Volunteer:
    volunteer = _locked(volunteer)
    require(rules.may_note_insurance(by, volunteer))
    volunteer.insured_until = until
    volunteer.save(update_fields=["insured_until"])
    return volunteer


@transaction.atomic
def present_as_expert(volunteer: Volunteer, *, title: str, words: str, title_en: str = "", words_en: str = "", agrees: bool,
                      by: Who, at: datetime) -> Expert:  # fmt: skip
    """Only the person's own consent makes the profile public; a worker may write it, not agree to it."""
    volunteer = _locked(volunteer)
    require(rules.may_change(by, volunteer))
    own = by.standing.person_id == volunteer.person_id
    if agrees and not own:
        raise Refused(_("公开介绍要由本人同意，请他自己点同意。"))
    values = {"title": title, "title_en": title_en, "words": words, "words_en": words_en}
    expert, _new = Expert.objects.update_or_create(volunteer=volunteer, defaults=values)
    if own:
        expert.agreed_at = (expert.agreed_at or at) if agrees else expert.agreed_at
        expert.withdrawn_at = None if agrees else (at if expert.agreed_at else None)
    else:  # what was agreed to are other words
        expert.agreed_at = expert.withdrawn_at = None
    expert.save(update_fields=["agreed_at", "withdrawn_at"])
    return expert


@transaction.atomic
def leave(volunteer: Volunteer, *, by: Who, at: datetime) -> Volunteer:
    """Places ahead are given up, teams are left; what was served stays."""
    from .claiming import give_up
    from .teams import leave_team

    volunteer = _locked(volunteer)
    require(rules.may_change(by, volunteer))
    for claim in volunteer.claims.filter(status="held", shift__begins_at__gt=at):
        give_up(claim, words=_("已退出志愿者"), by=by, at=at)
    for member in volunteer.memberships.filter(until=None):
        leave_team(member, by=by, at=at)
    volunteer.left_at = at
    volunteer.save(update_fields=["left_at"])
    return volunteer


def _locked(volunteer: Volunteer) -> Volunteer:
    rows = Volunteer.objects.select_for_update(of=("self",)).select_related("person", "community")
    return rows.get(pk=volunteer.pk)
