"""The one place where records get their numbers."""

from datetime import datetime

from django.db import transaction

from mulin.transparency.models import Head, Leaf, Pending
from mulin.transparency.proving import tree
from mulin.transparency.queries import hashes

from . import storing
from .signing import sign

AT_ONCE = 1000  # records to a transaction: short enough that writers on SQLite do not wait long


def keep_up(at: datetime) -> int:
    """Number what is owed and sign the new end; return how many records came in."""
    count = 0
    while done := number():
        count += done
    sign(at)
    return count


@transaction.atomic
def number(most: int = AT_ONCE) -> int:
    """Number what is owed, at most `most`; return how many were taken in hand.

    Whoever comes at the same time waits for the lock. What was committed before another began gets the lower number.
    """
    head = locked()
    owed = list(Pending.objects.order_by("id").values_list("id", "once_key", "data")[:most])
    if not owed:
        return 0
    keys = [once_key for _id, once_key, _data in owed]
    known = set(Leaf.objects.filter(once_key__in=keys).values_list("once_key", flat=True))
    edge = hashes.edge(head.size)
    # What is known was owed again while the first was being numbered.
    fresh = [(owed_id, data) for owed_id, once_key, data in owed if once_key not in known]
    nodes = [node for _id, data in fresh for node in edge.append(tree.leaf_hash(data.encode()))]
    storing.leaves([owed_id for owed_id, _data in fresh], head.size)
    storing.nodes(nodes)
    Pending.objects.filter(pk__in=[owed_id for owed_id, _key, _data in owed]).delete()
    head.size = edge.size
    head.save(update_fields=["size"])
    return len(owed)


def locked() -> Head:
    """The head, held until the transaction ends."""
    Head.objects.get_or_create(pk=1)
    return Head.objects.select_for_update().get(pk=1)
