"""Size decides who must say yes (大、中、小、微): a table, and the figures of a meeting held against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NAMES = {
    "large": pgettext_lazy("projects", "大"),
    "middle": pgettext_lazy("projects", "中"),
    "small": pgettext_lazy("projects", "小"),
    "micro": pgettext_lazy("projects", "微"),
}
FORUMS = {
    "assembly": _("居民会议"),
    "representatives": _("居民代表会议"),
    "council": _("居民议事会"),
    "stairway": _("楼组议事"),
}


@dataclass(frozen=True)
class Size:
    """From `since` 分 on, `forum` must agree: more than `quorum` of those entitled come, more than `majority` of them say yes."""

    key: str
    since: int
    forum: str
    quorum: Fraction = Fraction(1, 2)
    majority: Fraction = Fraction(1, 2)

    @property
    def name(self) -> str:
        return str(NAMES[self.key])

    @property
    def forum_name(self) -> str:
        return str(FORUMS[self.forum])

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "since": self.since,
            "forum": self.forum,
            "quorum": str(self.quorum),
            "majority": str(self.majority),
        }


# What a community starts with; each call may have its own table. The two large forums decide as 居民委员会组织法 asks of them.
TABLE = (
    Size("micro", 0, "stairway"),
    Size("small", 500_000, "council"),
    Size("middle", 2_000_000, "representatives"),
    Size("large", 10_000_000, "assembly"),
)


@dataclass(frozen=True)
class Step:
    """One line that anybody can check: `number` of `base` is more than `threshold`, or is not."""

    of: str  # "quorum" "majority"
    number: int
    base: int
    threshold: str
    passed: bool


def table_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Size, ...]:
    """A call's own table, the smallest first; none: the usual one.

    Raises:
        ValueError: a size or forum nobody knows, the smallest does not begin at 0, or two begin at the same amount.
    """
    if not rows:
        return TABLE
    made = sorted(
        (Size(row["key"], int(row["since"]), row["forum"], _part(row, "quorum"), _part(row, "majority")) for row in rows),
        key=lambda one: one.since,
    )
    since = [one.since for one in made]
    if since[0] != 0 or len(set(since)) < len(since):
        raise ValueError("sizes begin at 0, each at its own amount")
    if any(one.key not in NAMES or one.forum not in FORUMS for one in made) or len({one.key for one in made}) < len(made):
        raise ValueError("unknown size or forum")
    return tuple(made)


def size_of(amount: int, table: Sequence[Size] = TABLE) -> Size:
    """`amount` in 分."""
    return max((one for one in table if one.since <= amount), key=lambda one: one.since)


def held(size: Size, entitled: int, present: int, yes: int) -> tuple[Step, Step]:
    return _step("quorum", present, entitled, size.quorum), _step("majority", yes, present, size.majority)


def _step(of: str, number: int, base: int, threshold: Fraction) -> Step:
    return Step(of, number, base, str(threshold), number * threshold.denominator > base * threshold.numerator)


def _part(row: Mapping[str, Any], name: str) -> Fraction:
    part = Fraction(row.get(name, "1/2"))
    if not 0 <= part < 1:
        raise ValueError(f"{name} is a part of a whole")
    return part
