"""What of a class's lots goes into the public log: the hash of the seed before anybody applies, the seed when nobody can any more."""

from typing import Any

from mulin.childcare import facts, queries
from mulin.childcare.models import Group
from mulin.kernel import lots as counted
from mulin.kernel.facts.models import Fact
from mulin.transparency.actions import Publication

from .publishing import publishes, said


@publishes(then=("group", "since"))
def seed(fact: facts.GroupMade, *, source: Fact) -> Publication:
    group = Group.objects.get(pk=fact.group_id)
    return _said("childcare.seed", group, {"commitment": queries.lots_of(group)["commitment"]}, source)


@publishes(then=("group", "since"))
def lots(fact: facts.LotsTold, *, source: Fact) -> Publication:
    group = Group.objects.get(pk=fact.group_id)
    told = queries.lots_of(group)
    record = {
        "commitment": told["commitment"], "seed": told["seed"], "digest": counted.digest(told["lots"]), "applications": len(told["lots"]),
    }  # fmt: skip
    return _said("childcare.lots", group, record, source)


def _said(kind: str, group: Group, record: dict[str, Any], source: Fact) -> Publication:
    record = {"group": group.name, "since": group.since.isoformat(), **record}
    return said(kind, group.community_id, record, ("childcare.group", group.pk), source)
