"""A milestone is shown by the team and looked at by whoever runs the project; then its instalment is asked of the fund."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.media.models import File
from mulin.organisations.queries import Standing
from mulin.projects.facts import InstalmentDue, MilestoneReturned, MilestoneShown, MilestoneVerified
from mulin.projects.models import Instalment, Project, ProjectMilestone
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.purse import purse
from mulin.projects.rules import doing as rules

from .project_held import held_project

State = Instalment.State


@transaction.atomic
def show_milestone(
    milestone: ProjectMilestone, *, words: str, files: Sequence[str] = (), by: Standing, at: datetime
) -> ProjectMilestone:
    """The team says it is done, in a sentence and with what shows it (`files`: keys of kept files)."""
    kept = _held(milestone)
    require(rules.may_show(by, kept, in_team=is_in_team(by, kept.project)))
    if not words.strip():
        raise Refused(_("请写一句做成了什么。"))
    kept.words, kept.evidence = words.strip()[:500], [*kept.evidence, *files]
    kept.shown_at, kept.shown_by = at, by.person
    kept.save(update_fields=["words", "evidence", "shown_at", "shown_by"])
    record(MilestoneShown(kept.pk, kept.project_id), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def verify_milestone(milestone: ProjectMilestone, *, by: Standing, at: datetime) -> ProjectMilestone:
    """Seen to be done. The instalment that hangs on it is asked of the fund at once."""
    kept = _held(milestone)
    require(rules.may_verify(by, kept, in_team=is_in_team(by, kept.project)))
    kept.done_at, kept.done_by = at, by.person
    kept.save(update_fields=["done_at", "done_by"])
    _show(kept.project, kept.evidence)
    record(MilestoneVerified(kept.pk, kept.project_id), actor_id=by.person_id, at=at)
    make_due(kept.project, kept, by=by, at=at)
    return kept


def _show(project: Project, evidence: list[str]) -> None:
    """Its first verified picture is the project's face from now on."""
    if project.photo:
        return
    pictures = set(File.objects.filter(key__in=evidence, kind=File.Kind.IMAGE).values_list("key", flat=True))
    project.photo = next((key for key in evidence if key in pictures), "")
    project.save(update_fields=["photo"])


@transaction.atomic
def return_milestone(milestone: ProjectMilestone, *, reason: str, by: Standing, at: datetime) -> ProjectMilestone:
    """Not done yet; what is missing stands in front of what the team wrote."""
    kept = _held(milestone)
    require(rules.may_verify(by, kept, in_team=is_in_team(by, kept.project)))
    if not reason.strip():
        raise Refused(_("请写明还差什么，团队会看到。"))
    kept.words = (_("还差：%(what)s") % {"what": reason.strip()})[:500]
    kept.shown_at, kept.shown_by = None, None
    kept.save(update_fields=["words", "shown_at", "shown_by"])
    record(MilestoneReturned(kept.pk, kept.project_id), actor_id=by.person_id, at=at)
    return kept


def make_due(project: Project, milestone: ProjectMilestone | None, *, by: Standing, at: datetime) -> None:
    """What hangs on this milestone, or (None) on the signing. Where the fund refuses it stays due, to be asked for again."""
    for one in project.instalments.filter(milestone=milestone, state=State.WAITING).order_by("number"):
        one.state = State.DUE
        one.save(update_fields=["state"])
        record(InstalmentDue(one.pk, project.pk, one.amount), actor_id=by.person_id, at=at)
        try:
            with transaction.atomic():
                _ask(project, one, by=by, at=at)
        except Refused:
            continue


@transaction.atomic
def ask_instalment(instalment: Instalment, *, by: Standing, at: datetime) -> Instalment:
    """Again, after the fund refused it or let it expire.

    Raises:
        Refused: not theirs to ask, or the fund has its reason.
    """
    project = held_project(instalment.project_id)
    kept = Instalment.objects.get(pk=instalment.pk)
    kept.project = project
    require(rules.may_ask_instalment(by, kept, in_team=is_in_team(by, project)))
    return _ask(project, kept, by=by, at=at)


def _ask(project: Project, one: Instalment, *, by: Standing, at: datetime) -> Instalment:
    if project.earmark is None:
        raise Refused(_("这个项目没有留出的钱。"))
    said = {"number": project.number, "n": one.number}
    spending = purse().draw(
        project.earmark, amount=one.amount, title=f"{project.title} · {_('第 %(n)s 期') % said}",
        words=_("项目 %(number)s 第 %(n)s 期资助") % said, payee=payee_of(project), by=by, at=at,
    )  # fmt: skip
    one.state, one.spending = State.ASKED, spending
    one.save(update_fields=["state", "spending"])
    return one


def payee_of(project: Project) -> str:
    """Public: a body or group by its name, never a person."""
    application = project.application
    name = (project.organisation.name if project.organisation else "") or (application.club_name if application else "")
    return name or _("项目团队")


def drop_open(project: Project, *, by: Standing, at: datetime) -> None:
    """What is not paid will not be; the fund's wishes for it are withdrawn."""
    for one in project.instalments.exclude(state__in=(State.PAID, State.DROPPED)).order_by("number"):
        spending, one.state = one.spending if one.state == State.ASKED else None, State.DROPPED
        one.save(update_fields=["state"])
        if spending is not None:
            purse().drop(spending, by=by, at=at)


def _held(milestone: ProjectMilestone) -> ProjectMilestone:
    project = held_project(milestone.project_id)
    kept = ProjectMilestone.objects.get(pk=milestone.pk)
    kept.project = project
    return kept
