from dataclasses import dataclass, field

from mulin.activities.models import Group
from mulin.kernel.listed import Listed
from mulin.kernel.prepared import Prepared

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
    return found
