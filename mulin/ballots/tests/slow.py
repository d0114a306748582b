"""The rules once more, as slowly and plainly as they can be written: nothing but fractions and loops."""

from fractions import Fraction

from mulin.ballots.rules.pabulib import Budget
from mulin.ballots.rules.recounting import recounted


def equal_shares(budget: Budget, share: Fraction) -> list[int]:
    voters = [ballot.projects for ballot, times in budget.ballots.items() for _one in range(times)]
    money = [share] * len(voters)
    votes = [one.votes for one in recounted(budget)]
    chosen: list[int] = []
    while True:
        best = None
        for project, its in enumerate(budget.projects):
            fans = [voter for voter, named in enumerate(voters) if project in named]
            if project in chosen or not fans or sum(money[fan] for fan in fans) < its.cost:
                continue
            price = water_level([money[fan] for fan in fans], its.cost)
            found = (price / its.cost, -votes[project], its.cost, project, price, fans)
            best = min(best, found, key=lambda one: one[:4]) if best else found
        if best is None:
            return chosen
        *_order, project, price, fans = best
        chosen.append(project)
        for fan in fans:
            money[fan] -= min(money[fan], price)


def water_level(purses: list[Fraction], cost: Fraction) -> Fraction:
    """Taken from each purse, or all that is in it, it makes up the cost."""
    for level in sorted(set(purses)):
        rich = sum(1 for purse in purses if purse >= level)
        poor = sum((purse for purse in purses if purse < level), Fraction(0))
        if poor + rich * level >= cost:
            return (cost - poor) / rich
    raise AssertionError("they cannot pay")


def with_add_one(budget: Budget, step: Fraction) -> list[int]:
    share = budget.amount / budget.voters
    wanted = [one.votes > 0 for one in recounted(budget)]
    chosen = equal_shares(budget, share)
    while True:
        left = budget.amount - sum(budget.projects[one].cost for one in chosen)
        if not any(fits and one not in chosen and budget.projects[one].cost <= left for one, fits in enumerate(wanted)):
            return chosen
        share += step
        more = equal_shares(budget, share)
        if sum(budget.projects[one].cost for one in more) > budget.amount:
            return chosen
        chosen = more
