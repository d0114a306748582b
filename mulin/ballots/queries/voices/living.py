"""Who lives in a place now: one query, however many they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mulin.people.models import Residence
from mulin.people.queries import age
from mulin.places.fields import under
from mulin.places.models import Place

ADULT = 18
K = Residence.Kind
LIVES = (K.REGISTERED, K.OWNER, K.TENANT)  # neither who is only registered there nor who stays a while


@dataclass(frozen=True)
class Living:
    person_id: int
    name: str
    born_on: date | None
    household_id: int
    household: str  # its number, where a room has several
    room_id: int
    room: str
    path: str  # of the room

    def is_adult(self, on: date) -> bool | None:
        """None: nobody knows."""
        years = age(self.born_on, on)
        return None if years is None else years >= ADULT


def living(path: str, on: date) -> Iterator[Living]:
    """In order of the rooms. Whoever has said to be gone by that day is none of them."""
    stays = Q(ends_on=None) | Q(ends_on__gt=on)
    rows = (
        Residence.objects.filter(stays, under(path, "room__path"), until=None, kind__in=LIVES, person__left_on=None)
        .order_by("room__parent_id", "room__order", "room_id", "household_id", "id")
        .values_list(
            "person_id", "person__name", "person__born_on", "household_id", "household__number", "room_id", "room__label", "room__path"
        )
    )  # fmt: skip
    return (Living(*row) for row in rows.iterator(5000))


def houses(path: str) -> dict[str, str]:
    """Id of a building, as it stands in paths → its label."""
    rows = Place.objects.filter(under(path), kind=Place.Kind.BUILDING).values_list("pk", "label")
    above = Place.objects.filter(pk__in=[int(part) for part in path.split("/") if part], kind=Place.Kind.BUILDING)
    return {str(pk): label for pk, label in [*rows, *above.values_list("pk", "label")]}


def house_of(path: str, known: dict[str, str]) -> str:
    return next((known[part] for part in path.split("/") if part in known), "")
