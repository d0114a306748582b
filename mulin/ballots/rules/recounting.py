"""What the ballots of a budget add up to."""

from dataclasses import dataclass
from fractions import Fraction

from .pabulib import Ballot, Budget


@dataclass(frozen=True)
class Support:
    votes: int  # ballots that name the project
    score: Fraction  # what the rule goes by: votes, points, or points by rank


def recounted(budget: Budget) -> list[Support]:
    """For each project in the list's order."""
    votes = [0] * len(budget.projects)
    scores = [Fraction(0)] * len(budget.projects)
    longest = int(budget.meta.get("max_length", len(budget.projects)))
    for ballot, times in budget.ballots.items():
        for project, points in zip(ballot.projects, _points(budget, ballot, longest), strict=True):
            votes[project] += times
            scores[project] += points * times
    return [Support(*both) for both in zip(votes, scores, strict=True)]


def _points(budget: Budget, ballot: Ballot, longest: int) -> list[Fraction]:
    """A ranking gives its first as many points as a ballot may name projects, each next one less (Borda)."""
    if budget.vote_type == "ordinal":
        return [Fraction(longest - rank) for rank in range(len(ballot.projects))]
    return list(ballot.points) if ballot.points else [Fraction(1)] * len(ballot.projects)
