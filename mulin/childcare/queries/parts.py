"""What hangs on a child who asks for a place, for the pages of its guardians and carers: one question."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from mulin.childcare.models import Application, ClosedDay, Group, Guardian, Keeper, Paper, Pickup
from mulin.kernel.together import Together, relate


@dataclass(frozen=True)
class Parts:
    """`guardians`: the others, also those who have not agreed yet; they know the name of `who`. `pickups`: who may fetch it now.

    `keepers`: who looks after the classes of the same place.
    """

    guardians: list[Guardian]
    papers: list[Paper]
    pickups: list[Pickup]
    keepers: list[Keeper]

    def tell_keepers(self, groups: Iterable[Group]) -> None:
        """Rules ask each of these classes, all of the same place, who looks after it."""
        people: dict[int, set[int]] = defaultdict(set)
        for one in self.keepers:
            people[one.group_id].add(one.person_id)
        for group in groups:
            group.kept_by = frozenset(people[group.pk])


def parts_of(application: Application) -> Parts:
    """After it nobody asks the database again who may act on the application, nor on which days its class stays shut."""
    child, group = application.child, application.group
    closed, guardians, papers, pickups, keepers = PARTS.rows(child.pk, group.pk, group.place_id)
    relate(group, "closed_days", closed)
    agreed = {one.person_id for one in guardians if one.consented_at is not None}
    child.guarded_by = frozenset({child.guardian_id, *agreed})
    parts = Parts(guardians, papers, pickups, keepers)
    parts.tell_keepers([group])
    return parts


PARTS = Together(
    lambda child, group, place: [
        ClosedDay.objects.filter(group=group),
        Guardian.objects.filter(child=child, ended_at=None).annotate(who=F("person__name")),
        Paper.objects.filter(child=child),
        Pickup.objects.filter(child=child, ended_at=None),
        Keeper.objects.filter(group__place=place, until_at=None),
    ]
)
