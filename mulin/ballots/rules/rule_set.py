"""How a ballot is decided, as data: what is frozen, published and fingerprinted when a ballot opens."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from fractions import Fraction
from typing import Any, Literal, get_args

from django.utils.translation import gettext as _

from mulin.kernel.bilingual import in_language

Method = Literal["motion", "single", "approval", "score", "ranking", "seats", "budget"]
Of = Literal["heads", "area"]
Base = Literal["entitled", "present", "participating", "valid"]
TieBreak = Literal["none", "lot", "run_off", "list"]
ADJUSTABLE = ("most", "scale", "quota", "step", "least", "skips", "by_unit")


class BadRuleSet(ValueError):
    """The sentence says what is wrong with it."""


@dataclass(frozen=True)
class Threshold:
    """`more_than`: the number itself is not enough (exactly half fails); `at_least`: it is (6 of 9 meets two-thirds).

    `base`, what the part is taken of: entitled = the whole register; present = who came to the meeting; participating = who
    voted, abstentions included; valid = valid slips, abstentions included.
    """

    of: Of = "heads"
    base: Base = "entitled"
    more_than: Fraction | None = None
    at_least: Fraction | None = None

    @property
    def at(self) -> Fraction:
        return self.more_than if self.more_than is not None else self.at_least or Fraction(0)

    def is_met(self, numerator: int, denominator: int) -> bool:
        """Of nothing no part is reached."""
        if not denominator:
            return False
        return numerator > self.at * denominator if self.more_than is not None else numerator >= self.at * denominator

    def needed(self, denominator: int) -> int:
        """The smallest whole number that meets it."""
        exact = self.at * denominator
        return exact.__floor__() + 1 if self.more_than is not None else max(exact.__ceil__(), 1 if self.at else 0)

    def as_json(self) -> dict[str, str]:
        which = "more_than" if self.more_than is not None else "at_least"
        return {"of": self.of, "base": self.base, which: str(self.at)}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Threshold":
        if unknown := sorted(set(told) - {"of", "base", "more_than", "at_least"}):
            raise BadRuleSet(_("门槛里有不认识的项：%(names)s。") % {"names": ", ".join(unknown)})
        if ("more_than" in told) == ("at_least" in told):
            raise BadRuleSet(_("门槛要写 more_than（超过）或 at_least（达到）其中一项。"))
        made = cls(
            told.get("of", "heads"),
            told.get("base", "entitled"),
            *(_part(told[name]) if name in told else None for name in ("more_than", "at_least")),
        )
        if made.of not in get_args(Of) or made.base not in get_args(Base):
            raise BadRuleSet(_("门槛的 of 或 base 不认识：%(of)s、%(base)s。") % {"of": made.of, "base": made.base})
        if not 0 <= made.at <= 1 or (made.more_than is not None and made.at == 1):
            raise BadRuleSet(_("门槛要在 0 和 1 之间：%(part)s。") % {"part": made.at})
        return made


@dataclass(frozen=True)
class RuleSet:
    key: str
    version: str
    name: str
    name_en: str
    method: Method
    source: str
    source_en: str
    in_force: date  # the first day
    until: date | None = None  # the first day on which it no longer holds
    status: Literal["sure", "unsure"] = "sure"  # unsure: known from memory only, have it checked
    note: str = ""
    note_en: str = ""
    heads: tuple[str, ...] = ("person", "household", "unit", "member")  # whose voices it may count
    secrecy: Literal["secret", "named", "either"] = "either"
    notice_days: int = 0  # the announcement comes at least so long before voting opens
    participation: tuple[Threshold, ...] = ()  # all of them, else nothing is decided
    approval: tuple[Threshold, ...] = ()  # what a motion, a winner, each candidate needs; all of them
    invalid_takes_part: bool = False  # whether an invalid slip counts as participation
    by_unit: bool = False  # the result is published unit by unit
    tie_break: TieBreak = "none"
    most: int | None = None  # how many options a slip may name (approval, budget)
    scale: int = 0  # score: 0 … scale
    quota_group: str = ""  # seats: of this group of candidates …
    quota: int = 0  # … so many seats at least; they stay empty rather than go to others
    run_off: str = ""  # seats, single: key of the rule set of the second round
    run_off_extra: int = 1  # so many more go into it than there are seats left
    budget: Literal["", "greedy", "equal-shares"] = ""
    skips: bool = True  # greedy: a project that does not fit is passed over; else it ends the list
    least: int = 0  # budget: a project with fewer votes is out
    completion: Literal["none", "add1"] = "none"
    step: Fraction | None = None  # add1: by how much everybody's share grows each time, as a part of the first share
    adjustable: tuple[str, ...] = ()  # what whoever asks may still set, of ADJUSTABLE

    def holds_on(self, day: date) -> bool:
        return self.in_force <= day and (self.until is None or day < self.until)

    def adjusted(self, **values: Any) -> "RuleSet":
        """With another `most`, `quota` …
        Raises:
            BadRuleSet: this rule set leaves no choice in it, or the value makes no sense.
        """
        for name in values:
            if name not in self.adjustable:
                raise BadRuleSet(_("这套规则不能另设 %(name)s。") % {"name": name})
        return _checked(replace(self, **values))

    @property
    def said_name(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def said_source(self) -> str:
        return in_language(self.source, self.source_en)

    @property
    def said_note(self) -> str:
        return in_language(self.note, self.note_en)

    def as_json(self) -> dict[str, Any]:
        thresholds = {name: [one.as_json() for one in getattr(self, name)] for name in ("participation", "approval")}
        return {name: _plain(value) for name, value in asdict(self).items()} | thresholds

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "RuleSet":
        """From JSON or TOML.
        Raises:
            BadRuleSet: what is unknown, missing or makes no sense.
        """
        known = {field.name for field in fields(cls)}
        if unknown := sorted(set(told) - known):
            raise BadRuleSet(_("规则里有不认识的项：%(names)s。") % {"names": ", ".join(unknown)})
        if missing := [name for name in MUST if not told.get(name)]:
            raise BadRuleSet(_("规则缺少：%(names)s。") % {"names": ", ".join(missing)})
        values = dict(told)
        for name in ("in_force", "until"):
            values[name] = _day(told.get(name))
        for name in ("participation", "approval"):
            values[name] = tuple(Threshold.of_json(one) for one in told.get(name, ()))
        for name in ("heads", "adjustable"):
            if name in told:
                values[name] = tuple(told[name])
        if told.get("step") is not None:
            values["step"] = _number(told["step"])
        return _checked(cls(**values))

    def fingerprint(self) -> str:
        return fingerprint(self.as_json())


MUST = ("key", "version", "name", "name_en", "method", "source", "source_en", "in_force")


def canonical(told: Any) -> str:
    """The one way to write it: sorted keys, no spaces, letters as they are."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(told: Any) -> str:
    """sha256, 64 hex digits."""
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _checked(made: RuleSet) -> RuleSet:
    from .sense import nonsense

    if wrong := nonsense(made):
        raise BadRuleSet(wrong)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _day(told: Any) -> date | None:
    if isinstance(told, str) and told:
        try:
            return date.fromisoformat(told)
        except ValueError as error:
            raise BadRuleSet(_("日期要写成 2026-01-01 这样：%(text)s。") % {"text": told}) from error
    return told or None


def _part(told: Any) -> Fraction:
    return _number(told)


def _number(told: Any) -> Fraction:
    if isinstance(told, float):
        raise BadRuleSet(_('请写成分数，如 "2/3"：%(text)s。') % {"text": told})
    try:
        return Fraction(told)
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise BadRuleSet(_('请写成分数，如 "2/3"：%(text)s。') % {"text": told}) from error
