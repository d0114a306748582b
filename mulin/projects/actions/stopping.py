"""A project rests, goes on, or ends half-way: then what is not paid is dropped, and what is left goes back to the fund."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step
from mulin.organisations.queries import Standing
from mulin.projects.facts import ProjectPaused, ProjectResumed, ProjectStopped
from mulin.projects.flow import project as flow
from mulin.projects.models import Project, Receipt
from mulin.projects.queries.account import figures
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.purse import purse
from mulin.projects.rules import doing as rules

from .instalments import drop_open
from .project_held import held_project, moved


@transaction.atomic
def pause(project: Project, *, reason: str, by: Standing, at: datetime) -> Project:
    kept = _asked(project, flow.PAUSE, by)
    _said(reason)
    record(ProjectPaused(kept.pk), actor_id=by.person_id, at=at)
    return moved(kept, flow.PAUSE, reason=reason)


@transaction.atomic
def resume(project: Project, *, by: Standing, at: datetime) -> Project:
    kept = _asked(project, flow.RESUME, by)
    record(ProjectResumed(kept.pk), actor_id=by.person_id, at=at)
    return moved(kept, flow.RESUME)


@transaction.atomic
def stop(project: Project, *, reason: str, by: Standing, at: datetime) -> Project:
    """What was put aside for it is free at once; what it still has in hand is owed until the fund's keeper has it back.

    Raises:
        Refused: not theirs, no reason, or receipts nobody has looked at yet.
    """
    kept = _asked(project, flow.STOP, by)
    _said(reason)
    if kept.receipts.filter(state=Receipt.State.ENTERED).exists():
        raise Refused(_("还有票据没有核对。先核对完，才知道要退回多少。"))
    drop_open(kept, by=by, at=at)
    if kept.earmark is not None:
        purse().hand_back(kept.earmark, by=by, at=at)
    stopped = moved(kept, flow.STOP, reason=reason, ended_at=at)
    record(ProjectStopped(kept.pk, figures(kept).owed), actor_id=by.person_id, at=at)
    return stopped


def _asked(project: Project, move: Step, by: Standing) -> Project:
    kept = held_project(project.pk)
    require(rules.may_move(by, kept, move, in_team=is_in_team(by, kept)))
    return kept


def _said(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("请写明原因，大家会看到。"))
