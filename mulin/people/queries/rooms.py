from dataclasses import dataclass

from django.db.models import QuerySet

from mulin.people.models import FloorArea, Ownership, Person, Residence
from mulin.places.models import Place


@dataclass(frozen=True)
class Home:
    """How a person is tied to a room now."""

    room: Place
    words: str


def homes_of(person: Person) -> list[Home]:
    rows = person.residences.filter(until=None).select_related("room").order_by("id")
    return [Home(row.room, str(row.get_kind_display())) for row in rows]


def place_of(person: Person) -> Place | None:
    """The room a person lives in now; the earliest entered when there are several."""
    row = person.residences.filter(until=None).exclude(kind=Residence.Kind.AWAY).select_related("room").order_by("id").first()
    return row.room if row else None


def residents_of(room: Place) -> QuerySet[Residence]:
    return Residence.objects.filter(room=room, until=None).select_related("person", "household").order_by("household_id", "id")


def owners_of(room: Place) -> QuerySet[Ownership]:
    return Ownership.objects.filter(room=room, until=None).select_related("person").order_by("id")


def floor_area(room: Place) -> FloorArea | None:
    """What the list of rooms says, whoever owns it."""
    return FloorArea.objects.filter(room=room).first()
