from datetime import datetime

from django.db import transaction

from mulin.transparency.models import Checkpoint, Head
from mulin.transparency.proving import notes
from mulin.transparency.queries import hashes, keys


class Tampered(Exception):
    """The log is not what was signed before. Nothing is signed until somebody has looked: `bin/mulin verify --database`."""


@transaction.atomic
def sign(at: datetime) -> Checkpoint | None:
    """Sign the log as it stands, when it grew since the last time and there is a key.

    Raises:
        Tampered: it does not go on from what was signed last.
    """
    seeds, head = keys.ring(), Head.objects.select_for_update().filter(pk=1).first()
    if not seeds or head is None or head.size == 0:
        return None
    last = Checkpoint.objects.order_by("-size").first()
    if last is not None:
        if last.size == head.size:
            return last
        if last.size > head.size or hashes.root(last.size) != bytes(last.root):
            raise Tampered(f"the log does not go on from its checkpoint of {last.size} records")
    root, origin = hashes.root(head.size), keys.origin()
    note = notes.signed(notes.Head(origin, head.size, root), seeds[0])
    return Checkpoint.objects.create(size=head.size, origin=origin, root=root, note=note, at=at)
