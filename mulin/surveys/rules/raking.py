"""Weights by several dimensions at once: iterative proportional fitting (raking), in whole numbers.

In turn each dimension is brought to its shares of the people, until all agree at once. What the dimensions do not say (how many of the old are
women) stays as it was answered. The steps are rounded to 1/10^12 of an answer, so a result is the same on every machine; it is taken once every
share is within a millionth, and after `ROUNDS` rounds it is taken as it is and said not to have settled: then answers and people contradict
each other (all women asked are old, say), and the last dimension alone is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

SCALE = 10**12
NEAR = 10**6  # shares are taken when they are off by less than 1/NEAR
ROUNDS = 200
Key = tuple[str, ...]


def raked(cells: Mapping[Key, int], people: Sequence[Mapping[str, int]]) -> tuple[dict[Key, Fraction], bool]:
    """`cells`: how many answered of each combination of groups; `people`: by dimension, how many there are of each group.

    The weight of one answer of each combination, 1 on average; and whether they settled. A group that a dimension does not know
    is left out of that dimension.
    """
    sums = {cell: number * SCALE for cell, number in cells.items()}
    settled = False
    for _round in range(ROUNDS):
        for place, folk in enumerate(people):
            _bring(sums, place, folk)
        settled = all(_fits(sums, place, folk) for place, folk in enumerate(people))
        if settled:
            break
    return {cell: Fraction(total, SCALE * cells[cell]) for cell, total in sums.items()}, settled


def _bring(sums: dict[Key, int], place: int, folk: Mapping[str, int]) -> None:
    by_group = _by_group(sums, place, folk)
    total, everybody = sum(by_group.values()), sum(folk[group] for group in by_group)
    for cell, weight in sums.items():
        group = cell[place]
        if group in by_group:
            sums[cell] = max(1, _nearest(weight * total * folk[group], by_group[group] * everybody))


def _fits(sums: Mapping[Key, int], place: int, folk: Mapping[str, int]) -> bool:
    by_group = _by_group(sums, place, folk)
    total, everybody = sum(by_group.values()), sum(folk[group] for group in by_group)
    off: Iterator[int] = (abs(weight * everybody - folk[group] * total) for group, weight in by_group.items())
    return all(one * NEAR < total * everybody for one in off)


def _by_group(sums: Mapping[Key, int], place: int, folk: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell, weight in sums.items():
        if folk.get(cell[place]):
            found[cell[place]] = found.get(cell[place], 0) + weight
    return found


def _nearest(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)
