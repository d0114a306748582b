"""A project and what it came from, or does, in other services."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects.facts.after import ProjectLinked
from mulin.projects.models import Link, Project
from mulin.projects.queries import chain, people
from mulin.projects.rules import after as rules


@transaction.atomic
def link(project: Project, kind: str, ref: str, *, by: Standing, at: datetime) -> Link:
    """`ref`: its number or address there.

    Raises:
        Refused: not of the team, not there, or not to be seen by who asks.
    """
    require(rules.may_link(by, project, in_team=people.is_in_team(by, project)))
    assert by.person is not None
    ref = ref.strip().rstrip("/").rsplit("/", 1)[-1]
    if kind not in Link.Kind.values or chain.known(by, kind, ref) is None:
        raise Refused(_("没有找到“%(ref)s”，或者您看不到它。请从它的页面抄编号或网址。") % {"ref": ref[:20]})
    made, is_new = Link.objects.get_or_create(project=project, kind=kind, ref=ref, defaults={"by": by.person, "at": at})
    if is_new:
        record(ProjectLinked(project.pk, kind, ref), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def unlink(project: Project, link_id: int, *, by: Standing) -> None:
    """It was linked by mistake. Gone already: nothing to do."""
    require(rules.may_link(by, project, in_team=people.is_in_team(by, project)))
    project.links.filter(pk=link_id).delete()
