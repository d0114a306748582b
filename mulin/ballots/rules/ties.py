"""Who goes first among equals. Published with the rule before a ballot opens; it depends on nothing but the published list."""

from fractions import Fraction

from .pabulib import Budget
from .recounting import Support

WORDS = "more votes, then lower cost, then the order of the published list"
Rank = tuple[int, Fraction, int]


def ranks(budget: Budget, support: list[Support]) -> list[Rank]:
    """For each project; the smaller goes first."""
    return [(-one.votes, project.cost, place) for place, (project, one) in enumerate(zip(budget.projects, support, strict=True))]
