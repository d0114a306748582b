"""Method of equal shares, cost utility: everybody has the same share of the money and pays only for what they voted for.

Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities (2021). A project is bought by those
who named it, at a price a head as equal as their money allows; next comes the one with the lowest price for each unit of cost.

Decided exactly. Most comparisons are clear in floating point, with a bound on its error; those that are not are made again
with fractions. Voters who have bought the same have the same money left: they are reckoned together, as one purse.
"""

import heapq
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from .purses import EMPTY, EPSILON, Electorate, Offer, Purses, price


class Bought(NamedTuple):
    project: int
    price: Fraction  # what each pays who has as much; who has less gives all that is left
    equals: tuple[int, ...]  # others with the same price for the same cost, put behind by the published tie-break


def chosen(electorate: Electorate, share: Fraction, most: Fraction | None = None) -> "Run | None":
    """None when what is bought costs more than `most`."""
    run = Run(electorate, Purses.full(share, len(electorate.times)))
    while (best := run.best()) is not None:
        offer, equals = best
        run.buy(offer, equals)
        if most is not None and run.spent > most:
            return None
    return run


class Run:
    def __init__(self, electorate: Electorate, purses: Purses) -> None:
        self.electorate, self.purses, self.spent = electorate, purses, Fraction(0)
        self.order: list[tuple[int, tuple[int, ...]]] = []  # each project with its equals
        # Money only gets less, so what a project cost before is the least that it costs now: look at the cheapest first.
        self.least = [
            (1 / votes * (1 - 4 * EPSILON), project)
            for project, (votes, cost) in enumerate(zip(electorate.votes, electorate.costs, strict=True))
            if votes and cost > 0 and votes * purses.share >= cost
        ]
        heapq.heapify(self.least)

    def bought(self) -> list[Bought]:
        """In the order they were bought."""
        self.work_out()
        return [Bought(project, price, equals) for (project, equals), price in zip(self.order, self.purses.prices, strict=True)]

    def best(self) -> tuple[Offer, tuple[int, ...]] | None:
        """The next to buy, and those that are equal to it."""
        offers: list[Offer] = []
        high = float("inf")
        while self.least and self.least[0][0] <= high:
            _least, project = heapq.heappop(self.least)
            if (offer := self._offer(project)) is not None:
                offers.append(offer)
                high = min(high, offer.high)
        nearest = [offer for offer in offers if offer.low <= high]
        equals: tuple[int, ...] = ()
        if len(nearest) > 1:
            nearest, equals = self._exactly(nearest)
        for offer in offers:
            if not nearest or offer is not nearest[0]:
                heapq.heappush(self.least, (offer.low, offer.project))
        return (nearest[0], equals) if nearest else None

    def _exactly(self, near: list[Offer]) -> tuple[list[Offer], tuple[int, ...]]:
        """The cheapest alone, and who is as cheap."""
        self.work_out()
        costs = self.electorate.costs
        exact = {offer.project: price(offer, costs[offer.project], self.purses.exact) / costs[offer.project] for offer in near}
        lowest = min(exact.values())
        equal = sorted(
            (offer for offer in near if exact[offer.project] == lowest), key=lambda one: self.electorate.rank[one.project]
        )
        return equal[:1], tuple(offer.project for offer in equal[1:])

    def _offer(self, project: int) -> Offer | None:
        """None when its supporters cannot pay for it any more."""
        which, cost, purses = self.electorate.supporters[project], self.electorate.costs[project], self.purses
        heads = np.bincount(purses.holds[which], weights=self.electorate.times[which], minlength=len(purses.about))
        held = np.flatnonzero(heads)
        held = held[np.argsort(purses.about[held], kind="stable")]
        heads, money, whole = heads[held], purses.about[held], float(cost)
        given = np.cumsum(heads * money)
        doubt = purses.doubt() * float(heads.sum()) + whole * EPSILON * (len(held) + 4)
        offer = Offer(0.0, 0.0, project, held, heads)
        if given[-1] < whole + doubt and (given[-1] < whole - doubt or not self._can_pay(offer, cost)):
            return None
        poorer = given - heads * money  # what those before give
        rest = np.cumsum(heads[::-1])[::-1]  # how many are not poorer
        prices = (whole - poorer) / rest
        fits = prices <= money
        first = int(np.argmax(fits)) if fits.any() else len(fits) - 1
        off = 2 * doubt / float(rest[first]) + 4 * EPSILON * abs(float(prices[first]))
        offer.low, offer.high = (float(prices[first]) - off) / whole, (float(prices[first]) + off) / whole
        return offer

    def _can_pay(self, offer: Offer, cost: Fraction) -> bool:
        self.work_out()
        held = zip(offer.purses.tolist(), offer.heads.tolist(), strict=True)
        return sum((int(heads) * self.purses.exact[purse] for purse, heads in held), Fraction(0)) >= cost

    def buy(self, offer: Offer, equals: tuple[int, ...]) -> None:
        purses, which = self.purses, self.electorate.supporters[offer.project]
        cost = self.electorate.costs[offer.project]
        self.order.append((offer.project, equals))
        self.spent += cost
        paid, off = (offer.low + offer.high) / 2 * float(cost), (offer.high - offer.low) * float(cost)
        surely_empty = purses.about[offer.purses] <= paid - off - purses.doubt()
        richer = offer.purses[~surely_empty]
        goes = np.zeros(len(purses.about), dtype=np.int64)  # EMPTY
        goes[richer] = np.arange(len(purses.about), len(purses.about) + len(richer))
        purses.holds[which] = goes[purses.holds[which]]
        purses.about = np.concatenate([purses.about, np.maximum(purses.about[richer] - paid, 0.0)])
        purses.paid.append((offer, goes[offer.purses]))

    def work_out(self) -> None:
        """All purchases so far, in fractions."""
        purses = self.purses
        for offer, goes in purses.paid[len(purses.prices) :]:
            paid = price(offer, self.electorate.costs[offer.project], purses.exact)
            purses.prices.append(paid)
            for purse, to in zip(offer.purses.tolist(), goes.tolist(), strict=True):
                if to != EMPTY:
                    purses.exact[to] = max(purses.exact[purse] - paid, Fraction(0))
