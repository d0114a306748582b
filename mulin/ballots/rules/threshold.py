"""A part that has to be reached: more than a half, two-thirds at least."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

from django.utils.translation import gettext as _

Of = Literal["heads", "area"]
Base = Literal["entitled", "present", "participating", "valid"]


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
            *(number(told[name]) if name in told else None for name in ("more_than", "at_least")),
        )
        if made.of not in get_args(Of) or made.base not in get_args(Base):
            raise BadRuleSet(_("门槛的 of 或 base 不认识：%(of)s、%(base)s。") % {"of": made.of, "base": made.base})
        if not 0 <= made.at <= 1 or (made.more_than is not None and made.at == 1):
            raise BadRuleSet(_("门槛要在 0 和 1 之间：%(part)s。") % {"part": made.at})
        return made


def number(told: Any) -> Fraction:
    if isinstance(told, float):
        raise BadRuleSet(_('请写成分数，如 "2/3"：%(text)s。') % {"text": told})
    try:
        return Fraction(told)
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise BadRuleSet(_('请写成分数，如 "2/3"：%(text)s。') % {"text": told}) from error
