"""What hangs on a committee by its id and goes along when it is split or merged, in the same transaction.

Floors above say how: they register from their `AppConfig.ready`. What only follows listens to the facts instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mulin.kernel.access.asking import Standing
from mulin.places.models import Place

Says = Callable[[Place], Sequence[str]]  # each thing that will go along, in words
Carries = Callable[[Place, Sequence[Place], date, Standing, datetime], None]  # from, to each of, effective on, by, at


@dataclass(frozen=True)
class Carrier:
    says: Says
    carries: Carries | None  # without it the module follows the facts


TABLE: dict[str, Carrier] = {}


def register(name: str, says: Says, carries: Carries | None = None) -> None:
    TABLE[name] = Carrier(says, carries)


def will_go_along(place: Place) -> list[str]:
    return [words for _name, carrier in sorted(TABLE.items()) for words in carrier.says(place)]


def carry(old: Place, new: Sequence[Place], on: date, by: Standing, at: datetime) -> None:
    for _name, carrier in sorted(TABLE.items()):
        if carrier.carries is not None:
            carrier.carries(old, new, on, by, at)
