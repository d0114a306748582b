"""One file a rule: what the slips add up to, and what follows."""

from collections.abc import Callable

from mulin.ballots.rules.counting import Result
from mulin.ballots.rules.rule_set import Method

from .budgets import budget
from .choosing import named, score, single
from .motions import motion
from .question import Question as Question
from .ranking import ranking

METHODS: dict[Method, Callable[[Question], Result]] = {
    "motion": motion,
    "single": single,
    "approval": named,
    "score": score,
    "ranking": ranking,
    "seats": named,
    "budget": budget,
}
