"""Post-stratification, exactly: each group counts as much as its part of the people, however many of it answered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Weights:
    """`of`: by group, 1 on average over those who answered. `missing`: groups of the people of whom nobody answered.
    `effective`: as many answers of equal weight would be as exact (Kish)."""

    of: dict[str, Fraction]
    missing: tuple[str, ...]
    effective: Fraction


def weights(groups: Sequence[str], people: Mapping[str, int]) -> Weights:
    """`groups`: that of each answer. Answers of groups that the register does not know count as they are, once each; groups of
    whom nobody answered are left out and named, and the others share their part."""
    count = Counter(groups)
    known = {group: number for group, number in count.items() if people.get(group)}
    answers, folk = sum(known.values()), sum(people[group] for group in known)
    found = {group: Fraction(people[group], folk) / Fraction(number, answers) for group, number in known.items()}
    found |= {group: Fraction(1) for group in count if group not in known}
    squares = sum((count[group] * weight**2 for group, weight in found.items()), Fraction(0))
    total = sum((count[group] * weight for group, weight in found.items()), Fraction(0))
    missing = tuple(group for group, number in people.items() if number and not count.get(group))
    return Weights(found, missing, total**2 / squares if squares else Fraction(0))


def mean(values: Sequence[Fraction], of: Sequence[Fraction]) -> Fraction | None:
    """Weighted by `of`; None without values."""
    total = sum(of, Fraction(0))
    return sum((value * weight for value, weight in zip(values, of, strict=True)), Fraction(0)) / total if total else None


def variance(values: Sequence[Fraction], of: Sequence[Fraction]) -> Fraction:
    middle = mean(values, of)
    if middle is None:
        return Fraction(0)
    return mean([(value - middle) ** 2 for value in values], of) or Fraction(0)
