"""How a ballot is decided, as data: what is frozen, published and fingerprinted when a ballot opens."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from django.utils.translation import gettext as _

from mulin.kernel.bilingual import in_language

from .threshold import BadRuleSet as BadRuleSet
from .threshold import Base as Base
from .threshold import Of as Of
from .threshold import Threshold as Threshold
from .threshold import number

Method = Literal["motion", "single", "approval", "score", "ranking", "seats", "budget"]
TieBreak = Literal["none", "lot", "run_off", "list"]
ADJUSTABLE = ("most", "scale", "quota", "step", "least", "skips", "by_unit")


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
        return RuleSet.of_json(self.as_json() | {name: _plain(value) for name, value in values.items()})

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
            values["step"] = number(told["step"])
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
