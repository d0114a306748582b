from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from mulin.kernel.access import require
from mulin.kernel.facts.record import record
from mulin.people.models import Person
from mulin.volunteering import rules
from mulin.volunteering.facts import GuardianAnswered, GuardianNamed, VolunteerJoined
from mulin.volunteering.models import Volunteer
from mulin.volunteering.queries.guardians import at_home_with
from mulin.volunteering.rules import Who


@transaction.atomic
def name_guardian(volunteer: Volunteer, guardian: Person, *, by: Who, at: datetime) -> Volunteer:
    """A new guardian has not agreed yet, and hears that somebody waits for it."""
    volunteer = _locked(volunteer)
    at_home = at_home_with(volunteer.person).filter(pk=guardian.pk).exists()
    require(rules.may_name_guardian(by, volunteer, guardian, at_home, localdate(at)))
    if volunteer.guardian_id == guardian.pk:
        return volunteer
    _answer(volunteer, guardian, None, "", None)
    record(GuardianNamed(volunteer.pk, guardian.pk), actor_id=by.standing.account_id, at=at)
    return volunteer


@transaction.atomic
def agree_as_guardian(volunteer: Volunteer, agrees: bool, *, paper: str = "", by: Who, at: datetime) -> Volunteer:
    """Taken back as easily as given (PIPL art. 15): places ahead are given up, what was served stays."""
    from .claiming import give_up

    volunteer = _locked(volunteer)
    require(rules.may_agree_as_guardian(by, volunteer, agrees, paper))
    guardian = volunteer.guardian
    assert guardian is not None
    noted_by, own = by.standing.person_id, by.standing.person_id == guardian.pk
    if agrees:
        _answer(volunteer, guardian, at, "" if own else paper.strip(), noted_by)
    else:
        for claim in volunteer.claims.filter(status="held", shift__begins_at__gt=at):
            give_up(claim, by=by, at=at)
        _answer(volunteer, guardian, None, "", noted_by)
    record(GuardianAnswered(volunteer.pk, guardian.pk, agrees, noted_by), actor_id=by.standing.account_id, at=at)
    return volunteer


@transaction.atomic
def bring_along(child: Person, *, by: Who, at: datetime) -> Volunteer:
    """A guardian enters a child of the same home, and agrees with it."""
    child = Person.objects.select_for_update(of=("self",)).select_related("community").get(pk=child.pk)
    me = by.standing.person
    at_home = me is not None and at_home_with(me).filter(pk=child.pk).exists()
    require(rules.may_bring_along(by, child, at_home, localdate(at)))
    assert me is not None
    volunteer = Volunteer.objects.filter(person=child).first() or Volunteer(person=child, community=child.community, joined_at=at)
    volunteer.left_at = None
    volunteer.save()
    _answer(volunteer, me, at, "", me.pk)
    record(VolunteerJoined(volunteer.pk, child.pk), actor_id=by.standing.account_id, at=at)
    record(GuardianAnswered(volunteer.pk, me.pk, agrees=True, noted_by=me.pk), actor_id=by.standing.account_id, at=at)
    return volunteer


def _answer(volunteer: Volunteer, guardian: Person, agreed_at: datetime | None, paper: str, noted_by: int | None) -> None:
    volunteer.guardian, volunteer.guardian_agreed_at = guardian, agreed_at
    volunteer.guardian_paper, volunteer.guardian_noted_by = paper, noted_by
    volunteer.save(update_fields=["guardian", "guardian_agreed_at", "guardian_paper", "guardian_noted_by"])


def _locked(volunteer: Volunteer) -> Volunteer:
    rows = Volunteer.objects.select_for_update(of=("self",)).select_related("person", "community", "guardian")
    return rows.get(pk=volunteer.pk)
