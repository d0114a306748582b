from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Refused, Yes, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts import ProjectEvaluated
from mulin.projects.models import Evaluation, Juror, Project
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.running import lives_in_community
from mulin.projects.rules import doing as rules

from .project_held import held_project


def may_evaluate(me: Standing, project: Project, at: datetime) -> Yes | No:
    """What the page asks, too."""
    return rules.may_evaluate(
        me, project, in_team=is_in_team(me, project), lives_here=lives_in_community(me, project, localdate(at)),
        is_juror=_is_juror(me, project), done=Evaluation.objects.filter(project=project, person=me.person_id or 0).exists(),
    )  # fmt: skip


@transaction.atomic
def evaluate(project: Project, *, stars: int, words: str = "", by: Standing, at: datetime) -> Evaluation:
    """Once a person: jurors of its call as the jury, neighbours as residents."""
    kept = held_project(project.pk)
    require(may_evaluate(by, kept, at))
    if not 1 <= stars <= 5:
        raise Refused(_("请打一到五颗星。"))
    side = Evaluation.Side.JURY if _is_juror(by, kept) else Evaluation.Side.RESIDENTS
    said = Evaluation.objects.create(project=kept, person=by.person, side=side, stars=stars, words=words.strip()[:300], at=at)
    record(ProjectEvaluated(kept.pk, side, stars), actor_id=by.person_id, at=at)
    return said


def _is_juror(me: Standing, project: Project) -> bool:
    if me.person_id is None or project.application_id is None:
        return False
    return Juror.objects.filter(call__applications=project.application_id, person=me.person_id).exists()
