from dataclasses import dataclass, field

from mulin.activities.models import Group
from mulin.kernel.bilingual import in_language
from mulin.kernel.listed import Listed
from mulin.kernel.prepared import Prepared
from mulin.places.models import Place

GROUPS = Prepared(lambda sessions: Group.objects.filter(session__in=Listed(sessions)).order_by("id"))


@dataclass
class Sum:
    """Of a session's groups, from their kept figures."""

    places: int = 0
    taken: int = 0
    waiting: int = 0
    groups: list[Group] = field(default_factory=list)

    @property
    def left(self) -> int:
        return self.places - self.taken

    @property
    def percent(self) -> int:
        return round(100 * self.taken / self.places) if self.places else 0


def sums(session_ids: list[int]) -> dict[int, Sum]:
    """One query, however many signed up."""
    found: dict[int, Sum] = {}
    for group in GROUPS.rows(session_ids):
        one = found.setdefault(group.session_id, Sum())
        one.places, one.taken, one.waiting = one.places + group.places, one.taken + group.taken, one.waiting + group.waiting
        one.groups.append(group)
    _name(found)
    return found


def _name(found: dict[int, Sum]) -> None:
    """Of which house or community places are kept for. No query where none are."""
    groups = [group for one in found.values() for group in one.groups if group.path]
    if groups:
        names = Place.objects.in_bulk({int(group.path.rstrip("/").rpartition("/")[2]) for group in groups})
        for group in groups:
            place = names[int(group.path.rstrip("/").rpartition("/")[2])]
            group.area = in_language(place.name, place.name_en) if place.kind == Place.Kind.COMMUNITY else str(place)
