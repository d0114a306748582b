"""The lots of a class as anybody may count them again: numbers of applications, nothing about a child."""

from typing import Any

from mulin.childcare.models import Application, Group
from mulin.childcare.rules import LOTS_OF
from mulin.kernel import lots


def lots_of(group: Group) -> dict[str, Any]:
    """`lots`: [number of the application, its lot], the smallest lot first. Who waits is served by residence and day before the lot."""
    drawn = Application.objects.filter(group=group).exclude(lot="").order_by("lot").values_list("pk", "lot")
    seed = bytes.fromhex(group.seed)
    return {
        "of": LOTS_OF.format(group.pk), "commitment": lots.commitment(seed), "seed": group.seed, "lots": [list(one) for one in drawn],
    }  # fmt: skip
