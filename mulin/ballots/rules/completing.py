"""Equal shares seldom spend all. Completion "add-1": everybody is given a little more, again and again, as long as what is then
bought can be paid for with the real money (equalshares.net, "Add1")."""

from fractions import Fraction

from .equal_shares import Bought, Run, chosen
from .pabulib import Budget
from .purses import Electorate


def equal_shares(budget: Budget) -> list[Bought]:
    """Without completion."""
    run = plain(budget)
    return run.bought() if run else []


def with_add_one(budget: Budget, step: Fraction = Fraction(1)) -> list[Bought]:
    """`step`: by how much everybody's share grows each time, in the budget's currency."""
    run = completed(budget, step)
    return run.bought() if run else []


def plain(budget: Budget) -> Run | None:
    """None when nobody voted. `run.purses.share` is what each had."""
    return chosen(Electorate.of(budget), _share(budget)) if budget.voters else None


def completed(budget: Budget, step: Fraction) -> Run | None:
    """As `plain`, with add-1."""
    if not budget.voters:
        return None
    electorate, share = Electorate.of(budget), _share(budget)
    run = chosen(electorate, share)
    while run is not None and not _is_exhausted(budget, run):
        share += step
        more = chosen(electorate, share, most=budget.amount)
        if more is None:
            break
        run = more
    return run


def _share(budget: Budget) -> Fraction:
    return budget.amount / budget.voters


def _is_exhausted(budget: Budget, run: Run) -> bool:
    """Nothing more that anybody voted for could be paid with what is left."""
    taken, left = {project for project, _equals in run.order}, budget.amount - run.spent
    costs = zip(run.electorate.costs, run.electorate.votes, strict=True)
    return all(not 0 < cost <= left or not votes or one in taken for one, (cost, votes) in enumerate(costs))
