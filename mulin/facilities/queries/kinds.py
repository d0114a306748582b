"""What a facility is good for, to choose by."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from mulin.facilities.models import Facility, Room, Thing

from .visible import still

KINDS = [("canteen", _("食堂")), ("rooms", _("订房间")), ("come", _("直接来")), ("things", _("借东西"))]


def with_kinds(rows: QuerySet[Facility]) -> QuerySet[Facility]:
    """Each with what can be done there, in the same query."""
    rooms = Room.objects.filter(still(), facility=OuterRef("pk"))
    return rows.select_related("canteen").annotate(
        lets_rooms=Exists(rooms.filter(bookable=True)),
        has_rooms=Exists(rooms.filter(bookable=False)),
        lends=Exists(Thing.objects.filter(facility=OuterRef("pk"), closed_at=None)),
    )


def kinds_of(one: Any) -> set[str]:
    """Of a row of `with_kinds`."""
    said = {"canteen": hasattr(one, "canteen"), "rooms": one.lets_rooms, "come": one.has_rooms, "things": one.lends}
    return {kind for kind, there in said.items() if there}
