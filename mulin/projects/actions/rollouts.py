"""A pilot is done again elsewhere, building after building (C054)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.projects.facts.after import RolledOut
from mulin.projects.models import Project, Rollout
from mulin.projects.rules import after as rules

S = Rollout.State
ORDER = [S.PLANNED.value, S.RUNNING.value, S.DONE.value]


@transaction.atomic
def roll_out(project: Project, place: Place, state: str, *, by: Standing, at: datetime) -> Rollout:
    """The first place, where it was tried, is the pilot; from planned to running to done there is no way back.

    Raises:
        Refused: elsewhere than in the project's community, backwards, or over the pilot.
    """
    project = Project.objects.select_for_update(of=("self",)).select_related("place").get(pk=project.pk)
    require(rules.may_keep(by, project.path))
    if place.community_id != project.community_id and place.pk != project.community_id:
        raise Refused(_("推广的地方要在这个社区里。"))
    if state not in S.values:
        raise Refused(_("请选推广到哪一步。"))
    found = Rollout.objects.filter(project=project, place=place).first()
    if found is None:
        if state == S.PILOT and project.rollouts.filter(state=S.PILOT).exists():
            raise Refused(_("试点已经登记过，一个项目只有一个试点。"))
        found = Rollout.objects.create(project=project, place=place, state=state, on=localdate(at))
    else:
        if found.state == S.PILOT or state == S.PILOT or ORDER.index(state) <= ORDER.index(found.state):
            raise Refused(_("%(place)s已经是“%(state)s”，只能往前走。") % {"place": place, "state": found.get_state_display()})
        found.state, found.on = state, localdate(at)
        found.save(update_fields=["state", "on"])
    record(RolledOut(found.pk, state), actor_id=by.account_id, at=at)
    return found
