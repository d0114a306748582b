"""The one place where records get their numbers."""

from datetime import datetime

from django.db import transaction

from mulin.transparency.models import Head, Leaf, Node, Pending
from mulin.transparency.proving import tree
from mulin.transparency.queries import hashes

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
    owed = list(Pending.objects.order_by("id")[:most])
    if not owed:
        return 0
    keys = [one.once_key for one in owed]
    known = set(Leaf.objects.filter(once_key__in=keys).values_list("once_key", flat=True))
    edge, leaves, nodes = hashes.edge(head.size), [], []
    for one in owed:
        if one.once_key in known:
            continue  # owed again while the first was being numbered
        leaves.append(_leaf(one, edge.size))
        nodes += [Node(position=place, hash=made) for place, made in edge.append(tree.leaf_hash(one.data.encode()))]
    Leaf.objects.bulk_create(leaves)
    Node.objects.bulk_create(nodes)
    Pending.objects.filter(pk__in=[one.pk for one in owed]).delete()
    head.size = edge.size
    head.save(update_fields=["size"])
    return len(owed)


def locked() -> Head:
    """The head, held until the transaction ends."""
    Head.objects.get_or_create(pk=1)
    return Head.objects.select_for_update().get(pk=1)


def _leaf(one: Pending, number: int) -> Leaf:
    return Leaf(
        number=number, once_key=one.once_key, kind=one.kind, community_id=one.community_id, subject_kind=one.subject_kind,
        subject_id=one.subject_id, at=one.at, data=one.data,
    )  # fmt: skip
