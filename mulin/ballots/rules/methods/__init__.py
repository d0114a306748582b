"""One file a rule: what the slips add up to, and what follows."""

from collections.abc import Callable

from mulin.ballots.rules.counting import Result
from mulin.ballots.rules.rule_set import Method

from .motions import motion
from .question import Question as Question

METHODS: dict[Method, Callable[[Question], Result]] = {"motion": motion}
