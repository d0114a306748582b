"""The whole way from answers to groups."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from . import grouping, projecting
from .projecting import Flags, Numbers

LEAST_ANSWERS = 7  # to take part, or all statements where there are fewer
SMALLEST = 5  # no group under five


@dataclass(frozen=True)
class Picture:
    points: Numbers  # people × 2
    groups: NDArray[np.intp]  # 0 is the largest; -1: has answered too little to take part

    @property
    def count(self) -> int:
        return int(self.groups.max(initial=-1)) + 1


def picture(votes: Numbers, out: Flags, *, smallest: int = SMALLEST) -> Picture:
    """`votes`: people × statements (1, -1, 0, NaN); `out`: statements that were taken out, which part nobody.

    Who comes first in the matrix changes nothing, not even the last digit: the sums are made in the order of the answers.
    """
    order = np.lexsort(np.nan_to_num(votes, nan=9.0).T) if votes.shape[1] else np.arange(len(votes))
    found = ordered(votes[order], out, smallest)
    back = np.argsort(order)
    return Picture(found.points[back], found.groups[back])


def ordered(votes: Numbers, out: Flags, smallest: int) -> Picture:
    answered = (~np.isnan(votes)).sum(axis=1)
    groups = np.full(len(votes), -1, dtype=np.intp)
    taking_part = (answered >= min(LEAST_ANSWERS, votes.shape[1])) & (answered > 0)
    if not taking_part.any():
        return Picture(np.zeros((len(votes), 2)), groups)
    points = projecting.projected(votes, out).points
    groups[taking_part] = grouping.grouped(points[taking_part], smallest)
    return Picture(points, groups)


def agreement(ours: list[int], theirs: list[str]) -> float | None:
    """Share of those with a published group ("" is none) who are in the group of ours that is matched with it, under the best matching."""
    pairs = [(mine, other) for mine, other in zip(ours, theirs, strict=True) if other]
    if not pairs:
        return None
    kinds, names = sorted({other for _mine, other in pairs}), sorted({mine for mine, _other in pairs if mine >= 0})
    both = {(mine, other): pairs.count((mine, other)) for mine in names for other in kinds}
    if len(names) <= len(kinds):
        matched = [sum(both[pair] for pair in zip(names, chosen, strict=True)) for chosen in permutations(kinds, len(names))]
    else:
        matched = [sum(both[pair] for pair in zip(chosen, kinds, strict=True)) for chosen in permutations(names, len(kinds))]
    return max(matched) / len(pairs)
