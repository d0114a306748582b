"""Who pays for what, and how much everybody has left. Voters who have bought the same hold the same: one purse stands for all."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np

from .pabulib import Budget
from .recounting import recounted
from .ties import Rank, ranks

EPSILON = 2.0**-52
EMPTY = 0  # the purse of those who have nothing left


@dataclass(frozen=True)
class Electorate:
    """What stays the same whatever a share is."""

    costs: list[Fraction]
    votes: list[int]
    supporters: list[Any]  # for each project, which of the different ballots name it
    times: Any  # how often each ballot was cast
    rank: list[Rank]

    @classmethod
    def of(cls, budget: Budget) -> "Electorate":
        named: list[list[int]] = [[] for _project in budget.projects]
        for which, ballot in enumerate(budget.ballots):
            for project in ballot.projects:
                named[project].append(which)
        support = recounted(budget)
        return cls(
            costs=[project.cost for project in budget.projects],
            votes=[one.votes for one in support],
            supporters=[np.array(some, dtype=np.int64) for some in named],
            times=np.array(list(budget.ballots.values()), dtype=np.float64),  # whole numbers below 2**53: exact
            rank=ranks(budget, support),
        )


@dataclass
class Offer:
    """What a project would cost now: low ≤ price for each unit of cost ≤ high."""

    low: float
    high: float
    project: int
    purses: Any  # those of its supporters, the poorest first
    heads: Any  # how many of them hold each


@dataclass
class Purses:
    """Who holds how much. A purse is never changed: those who pay move into another."""

    share: Fraction
    holds: Any  # for each ballot its purse
    about: Any  # money of each purse, within `doubt`
    paid: list[tuple["Offer", Any]] = field(default_factory=list)  # with the purses into which those who paid moved
    exact: dict[int, Fraction] = field(default_factory=dict)
    prices: list[Fraction] = field(default_factory=list)  # of the purchases worked out exactly so far

    @classmethod
    def full(cls, share: Fraction, ballots: int) -> "Purses":
        return cls(share, np.ones(ballots, dtype=np.int64), np.array([0.0, float(share)]), exact={EMPTY: Fraction(0), 1: share})

    def doubt(self) -> float:
        """How far `about` may be off: each purchase adds the rounding of its price and of one difference."""
        return float(self.share) * EPSILON * 4 * (len(self.paid) + 1) * (len(self.about) + 8)


def price(offer: Offer, cost: Fraction, money: dict[int, Fraction]) -> Fraction:
    """The least that, taken from everybody or as much as they have, pays the cost."""
    held = sorted((money[purse], int(heads)) for purse, heads in zip(offer.purses.tolist(), offer.heads.tolist(), strict=True))
    left, heads = cost, sum(number for _money, number in held)
    for each, number in held:
        if each * heads >= left:
            break
        left -= each * number
        heads -= number
    return left / heads
