"""The most wanted first, as long as the money lasts: what most cities do (utilitarian greedy)."""

from dataclasses import dataclass
from fractions import Fraction

from .pabulib import Budget
from .recounting import recounted
from .ties import ranks


@dataclass(frozen=True)
class Greedy:
    """`skips`: a project that does not fit is passed over; else the first one ends the list. `least`: fewer points are out."""

    skips: bool = True
    least: Fraction = Fraction(0)

    @classmethod
    def of(cls, budget: Budget) -> "Greedy":
        """As the file's META says; where it says nothing, misfits are passed over and there is no threshold."""
        return cls(
            skips="no-skip" not in budget.meta.get("rule", ""),
            least=Fraction(budget.meta.get("min_project_score_threshold", "0")),
        )


def chosen(budget: Budget, rule: Greedy) -> list[int]:
    """Projects by their place in the list, in the order they were chosen."""
    support = recounted(budget)
    rank = ranks(budget, support)
    order = sorted(range(len(budget.projects)), key=lambda one: (-support[one].score, rank[one]))
    left, winners = budget.amount, []
    for one in order:
        if not support[one].votes or support[one].score < rule.least:
            continue
        if budget.projects[one].cost <= left:
            left -= budget.projects[one].cost
            winners.append(one)
        elif not rule.skips:
            break
    return winners
