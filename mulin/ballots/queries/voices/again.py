"""Whom an earlier ballot asked, with what objections changed in its register: a second round asks the same."""

from mulin.ballots.models import Elector

from .line import Line, Room, Voices


def again(ballot_id: int) -> Voices:
    """Three queries. In the order of the first register."""
    rows = Elector.objects.filter(ballot=ballot_id, struck_by=None).order_by("line").prefetch_related("persons", "units__room")
    return Voices([_line(one) for one in rows])


def _line(one: Elector) -> Line:
    rooms = tuple(Room(unit.room_id, unit.room.label, unit.area, unit.source) for unit in one.units.all())
    return Line(one.key, one.label, one.mask, tuple(each.person_id for each in one.persons.all()), rooms)
