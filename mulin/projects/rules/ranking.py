"""Who comes first, and for whom the money lasts. The published rule, in exact fractions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Why = Literal["chosen", "amount", "places", "least", "passed_over", "forum"]


@dataclass(frozen=True)
class Entry:
    """`jury` and `residents` between 0 and 1, None where nobody of them was asked; `amount` in 分; `number` is unlike any other."""

    application: int
    number: str
    amount: int = 0
    jury: Fraction | None = None
    residents: Fraction | None = None


@dataclass(frozen=True)
class Limits:
    """`least`: what must be reached, between 0 and 1; `most`: how many may be chosen; `amount` in 分, 0: no money is given."""

    amount: int = 0
    most: int | None = None
    least: Fraction = Fraction(0)


def residents_part(votes: Mapping[int, int]) -> dict[int, Fraction]:
    """Votes or points as a part of those of the one that got the most."""
    most = max(votes.values(), default=0)
    return {key: Fraction(number, most) if most else Fraction(0) for key, number in votes.items()}


def final(entry: Entry, jury_weight: int) -> Fraction:
    """`jury_weight` in percent; residents have the rest. Where one side was not asked, the other counts alone."""
    if entry.residents is None:
        return entry.jury or Fraction(0)
    if entry.jury is None:
        return entry.residents
    return (jury_weight * entry.jury + (100 - jury_weight) * entry.residents) / 100


def ranked(entries: Iterable[Entry], jury_weight: int) -> list[Entry]:
    """Equals: first whom residents want more, then whom the jury puts higher, then who asks for less, then by number."""
    nothing = Fraction(0)
    return sorted(
        entries,
        key=lambda one: (-final(one, jury_weight), -(one.residents or nothing), -(one.jury or nothing), one.amount, one.number),
    )


def chosen(
    order: Sequence[Entry], limits: Limits, jury_weight: int, no: Mapping[int, Why] | None = None
) -> list[tuple[Entry, Why]]:
    """In the order given: chosen while money and places last; what does not fit is passed over for the next.
    `no`: applications that may not be chosen, with why. "amount" and "places" are the reserve."""
    left, places, found = limits.amount, limits.most, []
    for entry in order:
        why = (no or {}).get(entry.application) or _why(entry, limits, left, places, final(entry, jury_weight))
        if why == "chosen":
            left -= entry.amount
            places = None if places is None else places - 1
        found.append((entry, why))
    return found


def _why(entry: Entry, limits: Limits, left: int, places: int | None, score: Fraction) -> Why:
    if score < limits.least:
        return "least"
    if places == 0:
        return "places"
    return "chosen" if entry.amount <= left else "amount"


def as_bought(order: Sequence[Entry], bought: Sequence[int], no: Mapping[int, Why] | None = None) -> list[tuple[Entry, Why]]:
    """Where residents' participatory budget alone decides: what it bought, in that order; the others behind, in theirs."""
    rank = {application: place for place, application in enumerate(bought)}
    rows = sorted(order, key=lambda one: rank.get(one.application, len(rank)))  # sorting keeps the order of equals
    return [(one, (no or {}).get(one.application) or ("chosen" if one.application in rank else "amount")) for one in rows]


def moves_up(reserve: Sequence[Entry], left: int, places: int | None) -> list[Entry]:
    """Of the reserve in its order: for whom money and places that became free are enough."""
    found = []
    for entry in reserve:
        if entry.amount <= left and places != 0:
            found.append(entry)
            left, places = left - entry.amount, None if places is None else places - 1
    return found
