"""What one row of a file says of a matter: whose number, where, and its story."""

import hashlib
from typing import Any

from mulin.kernel.sheets.kinds import Row
from mulin.matters.models import Event, Matter
from mulin.places.models import Place
from mulin.places.queries import grids_at

from . import imported_clocks

PERSONAL = {"contact_name", "contact_phone", "words", "reply"}  # kept once, in their own fields


def story(matter: Matter, row: Row) -> list[Event]:
    """What happened as the file tells it; cells that have no field here stay readable in the first event."""
    is_open = matter.status in Matter.OPEN
    intake = imported_clocks.intake(matter.version, matter.opened_at, matter.close_by, is_open=is_open)
    data = intake | {"imported": True, "raw": row.raw(without=PERSONAL)}
    reported = Event(matter=matter, kind=Event.Kind.REPORTED, at=matter.opened_at, words=matter.words, data=data)
    return [reported, *ending(matter, row.values)]


def ending(matter: Matter, values: dict[str, Any]) -> list[Event]:
    events = []
    data = {"imported": True}
    if reply := values.get("reply"):
        when = values.get("replied_at") or matter.closed_at or matter.opened_at
        events.append(Event(matter=matter, kind=Event.Kind.ANSWERED, at=when, words=reply, data=data))
    if matter.closed_at:
        said = {"to": Matter.Status.CLOSED} | ({"status": values["status"]} if "status" in values else {})
        events.append(Event(matter=matter, kind=Event.Kind.CLOSED, at=matter.closed_at, data=data | said))
    return events


def outside_id(row: Row) -> str:
    """The number it has where it came from; a row without any is known by its content."""
    values = row.values
    if known := values.get("outside_id") or values.get("number"):
        return str(known)
    content = "\0".join(
        [values["opened_at"].isoformat(), *(values.get(key, "") for key in ("title", "words", "category", "spot"))]
    )
    return "row-" + hashlib.sha256(content.encode()).hexdigest()[:40]


def position(row: Row) -> tuple[float | None, float | None]:
    lat, lng = row.values.get("lat"), row.values.get("lng")
    return (None, None) if lat is None or lng is None or (lat, lng) in row.layout.hints.nowhere else (lat, lng)


def places(rows: list[Row], community: Place) -> list[Place]:
    """For each row the grid in which its point lies; the community when there is none."""
    points = [position(row) for row in rows]
    on_the_map = [(lat, lng) for lat, lng in points if lat is not None and lng is not None]
    found = iter(grids_at(on_the_map, community.pk))
    grids = [None if lat is None else next(found) for lat, _lng in points]
    known = Place.objects.in_bulk({grid for grid in grids if grid})
    return [known[grid] if grid else community for grid in grids]
