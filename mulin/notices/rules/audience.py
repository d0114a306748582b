"""Whom a bulletin is for: a rule as data. Empty parts ask nothing; all parts that ask must hold."""

from dataclasses import asdict, dataclass
from typing import Any

ALONE, WITH_CHILD, WITH_OLD = "alone", "with_child", "with_old"
HOUSEHOLDS = (ALONE, WITH_CHILD, WITH_OLD)
LEAST_AGE = 14  # younger ones are told by their parents (PIPL art. 31)
OLD, CHILD = 60, 14


@dataclass(frozen=True)
class Rule:
    """`places` are ids; ages in full years, both ends included; `people` "chinese", "foreign" or empty."""

    places: tuple[int, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    posts: tuple[str, ...] = ()
    people: str = ""
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    household: str = ""

    @property
    def is_personal(self) -> bool:
        """Whether it picks by traits of a person. Where one lives and which post one holds are no such traits."""
        asked = (self.age_from, self.age_to, self.people or None, self.household or None)
        return any(one is not None for one in asked) or bool(self.languages or self.interests)

    @property
    def is_sensitive(self) -> bool:
        """Who lives alone is nobody's business: only who consented is in."""
        return bool(self.household)

    def as_json(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items() if value}


def read(data: dict[str, Any]) -> Rule:
    """
    Raises:
        ValueError: there is a part that we do not know, which must not be dropped: it would widen the audience.
    """
    names = set(Rule.__dataclass_fields__)
    if unknown := set(data) - names:
        raise ValueError(f"unknown parts of an audience: {', '.join(sorted(unknown))}")
    if data.get("household") not in (None, "", *HOUSEHOLDS) or data.get("people") not in (None, "", "chinese", "foreign"):
        raise ValueError("unknown value in an audience")
    parts: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    return Rule(**parts)
