import re
from datetime import date
from typing import Any

from django.db import transaction

from mulin.places.models import Place

K = Place.Kind
RANK = {kind: rank for rank, kind in enumerate(K.values)}
IN_LABEL = {K.ESTATE, K.BUILDING, K.ENTRANCE, K.ROOM, K.SPOT}


@transaction.atomic
def add(parent: Place | None, kind: str, name: str, *, since: date | None = None, **more: Any) -> Place:
    """Hang a new place below `parent`; its path, label, order and community follow from there."""
    place = Place(
        parent=parent, kind=kind, name=name, label=label_below(parent, kind, name), order=natural(name), valid_from=since, **more
    )
    place.community = parent.community if parent else None
    place.path = f"new-{kind}-{name}-{parent.id if parent else 0}"[:120]  # until the row has its id
    place.save(force_insert=True)
    place.path = f"{parent.path if parent else ''}{place.id}/"
    if kind == K.COMMUNITY:
        place.community = place
    place.save(update_fields=["path", "community"])
    return place


def label_below(parent: Place | None, kind: str, name: str) -> str:
    """The words a neighbour uses, from the estate down: "春和苑 3 号楼 2 单元"."""
    if kind in IN_LABEL and parent is not None and parent.kind in IN_LABEL:
        return f"{parent.label} {name}"
    return name


def natural(name: str) -> str:
    """Digits padded, so that 10 号楼 comes after 9 号楼."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(5), name)[:40]
