"""What unites the groups, and what sets each apart: statements by what each group said of them.

Sources: the paper named in `projecting`; the test for two proportions as in any textbook (pooled), with one agreeing and one disagreeing answer added to
each side, so that three of three is not yet certainty.
"""

from dataclasses import dataclass
from math import prod, sqrt

import numpy as np
from numpy.typing import NDArray

from .projecting import Numbers

LEAST_IN_A_GROUP = 5  # answers of a group to a statement before anything is said of it
SURE = 1.2816  # a chance of one in ten that it only looks so
MOST = 5


@dataclass(frozen=True)
class Said:
    """One group about one statement."""

    agree: int
    disagree: int
    answers: int  # with those who pass

    def times(self, side: int) -> int:
        return self.agree if side > 0 else self.disagree

    def __add__(self, other: "Said") -> "Said":
        return Said(self.agree + other.agree, self.disagree + other.disagree, self.answers + other.answers)


@dataclass(frozen=True)
class Mark:
    """What sets a group apart: it agrees (side 1) or disagrees (-1) with the statement more than all others together."""

    statement: int
    side: int
    share: float
    share_of_others: float
    strength: float


@dataclass(frozen=True)
class Bond:
    """What unites: every group agrees (side 1) or disagrees (-1) by more than half."""

    statement: int
    side: int
    consensus: float  # product of the groups' shares


def counted(votes: Numbers, groups: NDArray[np.intp], count: int) -> list[list[Said]]:
    """By group, then by statement."""
    table = []
    for group in range(count):
        own = votes[groups == group]
        agree, disagree, answers = (own == 1).sum(axis=0), (own == -1).sum(axis=0), (~np.isnan(own)).sum(axis=0)
        table.append([Said(*map(int, cell)) for cell in zip(agree, disagree, answers, strict=True)])
    return table


def share(said: Said, side: int) -> float:
    return (said.times(side) + 1) / (said.answers + 2)


def more_than_half(said: Said, side: int) -> float:
    """How many standard errors the share lies above one half."""
    return (share(said, side) - 0.5) * 2 * sqrt(said.answers + 2)


def more_than_others(said: Said, others: Said, side: int) -> float:
    """How many standard errors the share lies above that of all others (pooled)."""
    n, m = said.answers + 2, others.answers + 2
    pooled = (said.times(side) + 1 + others.times(side) + 1) / (n + m)
    return (share(said, side) - share(others, side)) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))


def unites(table: list[list[Said]], most: int = MOST) -> list[Bond]:
    """The strongest first. A statement counts when each group has answered it often enough."""
    found = []
    for number, cells in enumerate(zip(*table, strict=True)):
        if min(cell.answers for cell in cells) < LEAST_IN_A_GROUP:
            continue
        for side in (1, -1):
            if all(2 * cell.times(side) > cell.answers for cell in cells):
                found.append(Bond(number, side, prod(share(cell, side) for cell in cells)))
    return sorted(found, key=lambda bond: (-bond.consensus, bond.statement))[:most]


def sets_apart(table: list[list[Said]], group: int, most: int = MOST) -> list[Mark]:
    """The strongest first: what both tests are sure of, most of the group share, and the others less."""
    found = []
    for number, cells in enumerate(zip(*table, strict=True)):
        own, others = cells[group], sum((cell for at, cell in enumerate(cells) if at != group), Said(0, 0, 0))
        if min(own.answers, others.answers) < LEAST_IN_A_GROUP:
            continue
        side = 1 if own.agree >= own.disagree else -1
        half, apart = more_than_half(own, side), more_than_others(own, others, side)
        if half > SURE and apart > SURE:
            mine, theirs = share(own, side), share(others, side)
            found.append(Mark(number, side, mine, theirs, mine / theirs * mine * half * apart))
    return sorted(found, key=lambda mark: (-mark.strength, mark.statement))[:most]
