"""When the tree is split, merged or moved (C007): open work goes along, and what is over stays readable to who comes after."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Substr

from mulin.kernel.facts.record import record
from mulin.kernel.search import index
from mulin.matters.facts import MatterMoved
from mulin.matters.models import Event, Matter
from mulin.organisations.queries import NOBODY
from mulin.places.fields import under
from mulin.places.models import Place

from . import reporting, story


@transaction.atomic
def follow_move(old_path: str, new_path: str, *, below: bool = True, at: datetime) -> int:
    """Paths that begin with `old_path` begin with `new_path` from now on; return how many open matters told of it.

    `below`: also those below `old_path`, or only what lies exactly there.
    """
    place = Place.objects.filter(path=new_path).first()
    rows = Matter.objects.filter(under(old_path, "place_path") if below else Q(place_path=old_path))
    opened = list(rows.filter(status__in=Matter.OPEN).select_for_update(of=("self",)).order_by("id"))
    for matter in opened:
        before, rest = matter.place_path, matter.place_path[len(old_path) :]
        matter.place_path = new_path + rest
        if not rest and place is not None:
            matter.place = place
        if matter.pool_path.startswith(old_path):
            matter.pool_path = new_path + matter.pool_path[len(old_path) :]
        story.tell(matter, Event.Kind.MOVED, by=NOBODY, at=at, old_path=before, new_path=matter.place_path)
        story.save(matter)
        record(MatterMoved(matter.id, before, matter.place_path), actor_id=None, at=at)
    rows.update(place_path=Concat(Value(new_path), Substr(F("place_path"), len(old_path) + 1)), changed_at=at)
    index.put_many(_texts(new_path))
    return len(opened)


def _texts(path: str) -> Iterator[tuple[str, int, str, str]]:
    for matter in Matter.objects.filter(under(path, "place_path")).select_related("place").iterator(500):
        yield "matters", matter.pk, reporting.search_text(matter), matter.place_path
