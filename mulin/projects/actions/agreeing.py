"""The agreement: one text, two signatures, a fingerprint; then the book is open and the first instalment due."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects.facts import AgreementSigned, MentorNamed, ProjectAgreed, ProjectBegun
from mulin.projects.flow import project as flow
from mulin.projects.models import Agreement, Instalment, Project
from mulin.projects.queries.agreement import words_of
from mulin.projects.queries.people import is_in_team
from mulin.projects.rules import doing as rules
from mulin.projects.rules.shares import instalments
from mulin.projects.rules.who import may_run

from .booking import open_book
from .instalments import make_due
from .project_held import held_project, helper, moved


@transaction.atomic
def draw_up(project: Project, *, at: datetime) -> Agreement:
    """The text both will sign; as long as nobody has signed it follows the plan."""
    project = held_project(project.pk)
    found = Agreement.objects.filter(project=project).first()
    if found is not None and (found.team_signed_at or found.operator_signed_at):
        return found
    text = words_of(project)
    values = {"text": text, "fingerprint": sha256(text.encode()).hexdigest(), "made_at": at}
    drawn, _new = Agreement.objects.update_or_create(project=project, defaults=values)
    return drawn


@transaction.atomic
def sign_for_team(project: Project, fingerprint: str, *, by: Standing, at: datetime) -> Agreement:
    """The lead signs, or says yes in front of a worker whose name stays on it."""
    project = held_project(project.pk)
    agreement = _read(project, fingerprint, at)
    is_lead = by.person_id == project.lead_id
    require(rules.may_sign_for_team(by, project, signed=agreement.team_signed_at is not None, is_lead=is_lead))
    worker = None if is_lead else helper(by, project) or by.person
    agreement.team_signed_by, agreement.team_signed_at, agreement.helped_by = project.lead, at, worker
    agreement.save(update_fields=["team_signed_by", "team_signed_at", "helped_by"])
    record(AgreementSigned(project.pk, "team"), actor_id=by.person_id, at=at)
    return _agreed(project, agreement, by, at)


@transaction.atomic
def sign_for_operator(project: Project, fingerprint: str, *, by: Standing, at: datetime) -> Agreement:
    project = held_project(project.pk)
    agreement = _read(project, fingerprint, at)
    signer = agreement.helped_by_id or agreement.team_signed_by_id
    require(
        rules.may_sign_for_operator(
            by, project, signed=agreement.operator_signed_at is not None, in_team=is_in_team(by, project), team_signer=signer
        )
    )
    agreement.operator_signed_by, agreement.operator_signed_at = by.person, at
    agreement.save(update_fields=["operator_signed_by", "operator_signed_at"])
    record(AgreementSigned(project.pk, "operator"), actor_id=by.person_id, at=at)
    return _agreed(project, agreement, by, at)


def begin_due(at: datetime) -> int:
    """The clock's job: agreed projects whose first day has come."""
    due = Project.objects.filter(stage=Project.Stage.AGREED, starts__lte=localdate(at)).values_list("pk", flat=True)[:200]
    return each(due, lambda pk: _begin(pk, at))


@transaction.atomic
def _begin(pk: int, at: datetime) -> bool:
    project = held_project(pk)
    if project.stage != Project.Stage.AGREED:
        return False
    _begun(project, at)
    return True


@transaction.atomic
def name_mentor(project: Project, mentor: Person | None, *, by: Standing, at: datetime) -> Project:
    """Somebody of the community who knows how; not of the team."""
    project = held_project(project.pk)
    require(may_run(by, project))
    if mentor is not None and mentor.community_id != project.community_id:
        raise Refused(_("导师要是本社区登记的人。"))
    if mentor is not None and mentor.pk == project.lead_id:
        raise Refused(_("负责人不能当自己项目的导师。"))
    if project.mentor_id == (mentor.pk if mentor is not None else None):
        return project
    project.mentor = mentor
    project.save(update_fields=["mentor"])
    if mentor is not None:
        record(MentorNamed(project.pk), actor_id=by.account_id, at=at)
    return project


def _read(project: Project, fingerprint: str, at: datetime) -> Agreement:
    """What is signed is what was read."""
    agreement = draw_up(project, at=at)
    if agreement.fingerprint != fingerprint:
        raise Refused(_("协议的文字刚刚变了，请重新看一遍再签。"))
    return agreement


def _agreed(project: Project, agreement: Agreement, by: Standing, at: datetime) -> Agreement:
    if not (agreement.team_signed_at and agreement.operator_signed_at):
        return agreement
    moved(project, flow.AGREE)
    project.agreed_at = at
    open_book(project, at=at)
    project.save(update_fields=["agreed_at", "book"])
    marks = list(project.milestones.order_by("number"))
    parts = instalments(project.awarded, [one.share for one in marks]) if project.earmark else []
    whom = [(None, parts[0]), *zip(marks, parts[1:], strict=True)] if parts else []
    rows = [(mark, amount) for mark, amount in whom if amount]
    Instalment.objects.bulk_create(
        Instalment(project=project, number=number, amount=amount, milestone=mark) for number, (mark, amount) in enumerate(rows, 1)
    )
    record(ProjectAgreed(project.pk, agreement.fingerprint), actor_id=by.person_id, at=at)
    if project.starts <= localdate(at):
        _begun(project, at)
    make_due(project, None, by=by, at=at)
    return agreement


def _begun(project: Project, at: datetime) -> None:
    moved(project, flow.BEGIN)
    project.began_at = at
    project.save(update_fields=["began_at"])
    record(ProjectBegun(project.pk), actor_id=None, at=at)
