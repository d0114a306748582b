"""A team: somebody is invited, and is in it only by their own word."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects import queries, rules
from mulin.projects.facts import TeammateAnswered, TeammateInvited
from mulin.projects.models import Application, Teammate

from .applying import locked

R = Teammate.Role


@transaction.atomic
def invite(
    application: Application, person: Person, role: str, *, organisation: Organisation | None = None, by: Standing, at: datetime
) -> Teammate:
    """
    Raises:
        Refused: asked already, from another community, or the team is full.
    """
    application = locked(application)
    require(rules.may_invite(by, application, len(queries.standing_team(application))))
    assert by.person is not None
    if person.pk == application.lead_id:
        raise Refused(_("负责人已经在团队里。"))
    if person.community_id != application.call.community_id or person.left_on is not None:
        raise Refused(_("只能邀请%(community)s登记的人。") % {"community": application.call.community})
    if role == R.ADVISER and person.pk not in {one.pk for one in queries.possible_advisers(application.call)}:
        raise Refused(_("政治指导员请从书记、居委会主任和党员楼长里请一位。"))
    try:
        with transaction.atomic():
            row = Teammate.objects.create(
                application=application, person=person, role=role, organisation=organisation, invited_at=at, invited_by=by.person
            )
    except IntegrityError:
        raise Refused(_("已经邀请过了，等对方答复，或先取消。")) from None
    record(TeammateInvited(row.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def answer_invitation(teammate: Teammate, accepted: bool, *, by: Standing, at: datetime) -> Teammate:
    """By the one who was asked; or a worker writes the answer down, and the record says who did."""
    application = locked(teammate.application)
    teammate = Teammate.objects.select_related("application__call__place", "person").get(pk=teammate.pk)
    require(rules.may_answer(by, teammate))
    if accepted:
        teammate.accepted_at = at
    else:
        teammate.refused_at = at
    teammate.helped_by = by.person if by.person_id != teammate.person_id else None
    teammate.save()
    if accepted and teammate.role == R.ADVISER:
        application.adviser, application.adviser_accepted_at = teammate.person, at
        application.save(update_fields=["adviser", "adviser_accepted_at"])
    record(TeammateAnswered(teammate.pk, accepted), actor_id=by.account_id, at=at)
    return teammate


@transaction.atomic
def leave_team(teammate: Teammate, *, by: Standing, at: datetime) -> Teammate:
    """An invitation is taken back, or somebody leaves. Who was asked and who left stays on record."""
    application = locked(teammate.application)
    teammate = Teammate.objects.select_related("application__call__place").get(pk=teammate.pk)
    require(rules.may_leave_team(by, teammate))
    if teammate.refused_at is None:
        teammate.accepted_at, teammate.refused_at = None, at
        teammate.save(update_fields=["accepted_at", "refused_at"])
    if application.adviser_id == teammate.person_id and teammate.role == R.ADVISER:
        application.adviser, application.adviser_accepted_at = None, None
        application.save(update_fields=["adviser", "adviser_accepted_at"])
    return teammate
