"""What goes into a count and what comes out; `count` itself hands on to the rule that the rule set names."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from .rule_set import Base, Of, RuleSet

Outcome = Literal["adopted", "rejected", "chosen", "partly", "tied", "nobody", "too_few"]


@dataclass(frozen=True)
class OptionRow:
    number: int
    cost: int = 0  # 分
    group: str = ""
    name: str = ""


@dataclass(frozen=True)
class Totals:
    heads: int
    area: int = 0  # 0.01 m²


@dataclass(frozen=True)
class SlipRow:
    choice: Any
    heads: int = 1
    area: int = 0  # 0.01 m²


@dataclass(frozen=True)
class Count:
    heads: int = 0
    area: int = 0
    points: int = 0  # score only


@dataclass(frozen=True)
class Step:
    """A line that anybody can check with pen and paper. `rules.telling.step_words` says it in a sentence."""

    what: Literal["participation", "approval"]
    of: Of
    base: Base
    numerator: int
    denominator: int
    threshold: str  # "2/3"
    more: bool  # more than the threshold; else the threshold itself is enough
    needed: int  # the smallest numerator that passes
    passed: bool
    option: int = 0  # whom it is about; 0: the whole question


@dataclass(frozen=True)
class Round:
    """Instant run-off: first places among those still in; who left and by what: "most" has won, "fewest", "earlier" rounds, "lot"."""

    counts: Mapping[str, int]
    exhausted: int
    out: tuple[int, ...]
    why: str


@dataclass(frozen=True)
class Explanation:
    """Why a project was bought or not. Money in 分, as exact texts ("123" or "1000/3")."""

    option: int
    bought: int  # 1 for the first bought; 0: not bought
    votes: int
    cost: int
    price: str = ""  # what each pays who still has as much
    paid_in_full: int = 0  # how many paid that price
    paid_less: int = 0  # … gave the smaller rest they had
    left: str = ""  # equal shares: what its supporters together have at the end; greedy: of the amount when its turn came
    why_not: str = ""  # "no_votes"; "supporters" have too little left; greedy: "least" votes missed, "amount" too small, "ended"
    equals: tuple[int, ...] = ()  # those put behind it by the published tie-break alone


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    winners: tuple[int, ...] = ()  # in the order they won
    steps: tuple[Step, ...] = ()
    rounds: tuple[Round, ...] = ()
    per_option: Mapping[str, Count] = field(default_factory=dict)  # "yes" "no" for a motion, else the number
    participating: Count = Count()
    valid: Count = Count()  # abstentions included
    abstained: Count = Count()
    invalid: Count = Count()
    ties: tuple[int, ...] = ()  # as many votes as the last who won
    lots: tuple[int, ...] = ()  # the drawn order, where it decided
    run_off: tuple[int, ...] = ()  # who goes into the second round
    empty_seats: int = 0
    empty_quota: int = 0  # of the empty seats, kept for the quota's group
    explanations: tuple[Explanation, ...] = ()
    beside: tuple[int, ...] = ()  # equal shares: what greedy would have chosen
    spent: int = 0  # 分
    first_share: str = ""  # equal shares, 分: the amount for each who voted, before completion
    share: str = ""  # … and after it

    @property
    def decided(self) -> bool:
        return self.outcome in ("adopted", "chosen")

    def as_json(self) -> dict[str, Any]:
        told: dict[str, Any] = _plain(asdict(self))
        return told | {"decided": self.decided}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Result":
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told.items() if name != "decided"
        }
        for name in ("participating", "valid", "abstained", "invalid"):
            values[name] = Count(**told[name])
        values["per_option"] = {key: Count(**each) for key, each in told["per_option"].items()}
        values["steps"] = tuple(Step(**each) for each in told["steps"])
        values["rounds"] = tuple(Round(**(each | {"out": tuple(each["out"])})) for each in told["rounds"])
        values["explanations"] = tuple(Explanation(**(each | {"equals": tuple(each["equals"])})) for each in told["explanations"])
        return cls(**values)


def count(
    rule_set: RuleSet,
    options: Sequence[OptionRow],
    entitled: Totals,
    slips: Sequence[SlipRow],
    lots: Sequence[int] | None = None,
    present: int | None = None,
    amount: int = 0,
    seats: int = 1,
) -> Result:
    """`lots`: all options in the order drawn (`rules.drawn`), used only where the rule set says "lot"; without it a tie stays one.
    `present`: who came to the meeting, where the rule set asks for it. `amount`: 分."""
    from .methods import METHODS, Question

    return METHODS[rule_set.method](Question(rule_set, tuple(options), entitled, tuple(slips), lots, present, amount, seats))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value
