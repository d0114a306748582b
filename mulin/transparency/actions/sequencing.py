"""The one place where records get their numbers."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from mulin.kernel.listed import Listed
from mulin.transparency.models import Head, Leaf, Pending
from mulin.transparency.proving import tree
from mulin.transparency.queries import hashes

from . import storing
from .signing import sign

AT_ONCE = 1000  # records to a transaction: short enough that writers on SQLite do not wait long


def keep_up(at: datetime) -> int:
    """Number what is owed and sign the new end; return how many records came in."""
    count = done = number()
    while done == AT_ONCE:
        done = number()
        count += done
    sign(at)
    return count


@transaction.atomic
def number(most: int = AT_ONCE) -> int:
    """Number what is owed, at most `most`; return how many were taken in hand.

    Whoever comes at the same time waits for the lock. What was committed before another began gets the lower number.
    """
    head = locked()
    known = Exists(Leaf.objects.filter(once_key=OuterRef("once_key")))
    owed = list(Pending.objects.order_by("id").annotate(is_known=known).values_list("id", "data", "is_known")[:most])
    if not owed:
        return 0
    edge = hashes.edge(head.size)
    # What is known was owed again while the first was being numbered.
    fresh = [(owed_id, data) for owed_id, data, is_known in owed if not is_known]
    nodes = [node for _id, data in fresh for node in edge.append(tree.leaf_hash(data.encode()))]
    storing.leaves([owed_id for owed_id, _data in fresh], head.size)
    storing.nodes(nodes)
    Pending.objects.filter(pk__in=Listed(owed_id for owed_id, _data, _known in owed)).delete()
    head.size = edge.size
    head.save(update_fields=["size"])
    return len(owed)


def locked() -> Head:
    """The head, held until the transaction ends."""
    held = Head.objects.select_for_update().filter(pk=1).first()
    if held is None:
        Head.objects.get_or_create(pk=1)
        held = Head.objects.select_for_update().get(pk=1)
    return held
