"""What every rule is given, and the arithmetic that all of them share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mulin.ballots.rules.counting import Count, OptionRow, Result, SlipRow, Step, Totals
from mulin.ballots.rules.rule_set import Base, RuleSet, Threshold


@dataclass(frozen=True)
class Question:
    rules: RuleSet
    options: tuple[OptionRow, ...]
    entitled: Totals
    slips: tuple[SlipRow, ...]
    lots: Sequence[int] | None = None
    present: int | None = None
    amount: int = 0
    seats: int = 1

    @property
    def numbers(self) -> list[int]:
        return [one.number for one in self.options]

    @cached_property
    def valid(self) -> list[SlipRow]:
        return [one for one in self.slips if not is_invalid(one.choice)]

    @cached_property
    def invalid(self) -> list[SlipRow]:
        return [one for one in self.slips if is_invalid(one.choice)]

    @cached_property
    def expressed(self) -> list[SlipRow]:
        """Neither invalid nor abstaining."""
        return [one for one in self.valid if not is_abstention(one.choice)]

    @cached_property
    def participating(self) -> Count:
        return total(self.slips if self.rules.invalid_takes_part else self.valid)

    @cached_property
    def all_valid(self) -> Count:
        return total(self.valid)

    def base(self, base: Base) -> Count:
        if base == "entitled":
            return Count(self.entitled.heads, self.entitled.area)
        if base == "present":
            return Count(self.participating.heads if self.present is None else self.present)
        return self.participating if base == "participating" else self.all_valid

    def participation(self) -> tuple[Step, ...]:
        """At a meeting, who came takes part."""
        at_meeting = any(one.base == "present" for one in self.rules.approval)
        came = self.base("present") if at_meeting else self.participating
        return tuple(step("participation", one, came, self.base(one.base)) for one in self.rules.participation)

    def approvals(self, got: Count, option: int = 0) -> tuple[Step, ...]:
        return tuple(step("approval", one, got, self.base(one.base), option) for one in self.rules.approval)

    def figures(self) -> dict[str, Any]:
        """For the keywords of Result that every rule fills alike."""
        return {
            "participating": self.participating,
            "valid": self.all_valid,
            "abstained": total(one for one in self.valid if is_abstention(one.choice)),
            "invalid": total(self.invalid),
        }

    def answer(self, outcome: Any, **values: Any) -> Result:
        return Result(outcome, **self.figures(), **values)


def is_invalid(choice: Any) -> bool:
    return isinstance(choice, dict) and "invalid" in choice


def is_abstention(choice: Any) -> bool:
    return choice in ("abstain", [], {})


def total(slips: Iterable[SlipRow]) -> Count:
    heads = area = 0
    for one in slips:
        heads += one.heads
        area += one.area
    return Count(heads, area)


def step(what: Any, threshold: Threshold, got: Count, whole: Count, option: int = 0) -> Step:
    numerator, denominator = (got.area, whole.area) if threshold.of == "area" else (got.heads, whole.heads)
    return Step(
        what=what,
        of=threshold.of,
        base=threshold.base,
        numerator=numerator,
        denominator=denominator,
        threshold=str(threshold.at),
        more=threshold.more_than is not None,
        needed=threshold.needed(denominator),
        passed=threshold.is_met(numerator, denominator),
        option=option,
    )


def all_passed(steps: Iterable[Step]) -> bool:
    return all(one.passed for one in steps)
