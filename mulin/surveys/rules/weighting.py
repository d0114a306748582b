"""Each group counts as much as its part of the people, however many of it answered.

By one dimension exactly (post-stratification); by several at once by raking, see `raking`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .raking import Key, raked


@dataclass(frozen=True)
class Weights:
    """`of`: by groups, one a dimension, 1 on average over those who answered. `missing`: (which dimension, group of the people of whom
    nobody answered). `effective`: as many answers of equal weight would be as exact (Kish). `settled`: all dimensions agree."""

    of: dict[Key, Fraction]
    missing: tuple[tuple[int, str], ...]
    effective: Fraction
    settled: bool = True


def weights(groups: Sequence[Key], people: Sequence[Mapping[str, int]]) -> Weights:
    """`groups`: those of each answer, one a dimension; `people`: by dimension. Groups that the register does not know count as they
    are in that dimension; groups of whom nobody answered are left out and named, and the others share their part."""
    count, settled = Counter(groups), True
    if len(people) == 1:
        found: dict[Key, Fraction] = {
            (group,): weight for group, weight in _exact(Counter(key[0] for key in groups), people[0]).items()
        }
    else:
        found, settled = raked(count, people)
    squares = sum((count[key] * weight**2 for key, weight in found.items()), Fraction(0))
    total = sum((count[key] * weight for key, weight in found.items()), Fraction(0))
    there = [{key[place] for key in count} for place in range(len(people))]
    missing = tuple(
        (place, group)
        for place, folk in enumerate(people)
        for group, number in folk.items()
        if number and group not in there[place]
    )
    return Weights(found, missing, total**2 / squares if squares else Fraction(0), settled)


def _exact(count: Mapping[str, int], folk: Mapping[str, int]) -> dict[str, Fraction]:
    known = {group: number for group, number in count.items() if folk.get(group)}
    answers, everybody = sum(known.values()), sum(folk[group] for group in known)
    found = {group: Fraction(folk[group], everybody) / Fraction(number, answers) for group, number in known.items()}
    return found | {group: Fraction(1) for group in count if group not in known}


def mean(values: Sequence[Fraction], of: Sequence[Fraction]) -> Fraction | None:
    """Weighted by `of`; None without values."""
    total = sum(of, Fraction(0))
    return sum((value * weight for value, weight in zip(values, of, strict=True)), Fraction(0)) / total if total else None


def variance(values: Sequence[Fraction], of: Sequence[Fraction]) -> Fraction:
    middle = mean(values, of)
    if middle is None:
        return Fraction(0)
    return mean([(value - middle) ** 2 for value in values], of) or Fraction(0)
