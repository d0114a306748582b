"""Thresholds of a residents' meeting held on paper. Exact: fractions and whole numbers, nothing is rounded."""

from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Threshold:
    """`strict`: more than the part; otherwise the part itself is enough."""

    part: Fraction
    strict: bool

    def met(self, number: int, of: int) -> bool:
        have, need = number * self.part.denominator, of * self.part.numerator
        return of > 0 and (have > need if self.strict else have >= need)

    def __str__(self) -> str:
        said = {"part": f"{self.part.numerator}/{self.part.denominator}"}
        return (_("超过 %(part)s") if self.strict else _("至少 %(part)s")) % said


@dataclass(frozen=True)
class MeetingRule:
    """Who must be there, of those entitled; who must say yes, of those present."""

    key: str
    name: Any
    entitled: Any  # who is counted as entitled
    source: Any
    since: date
    quorum: Threshold
    majority: Threshold


@dataclass(frozen=True)
class Step:
    """One line that anybody can work out again."""

    of: str  # "quorum" or "majority"
    number: int
    base: int
    threshold: str
    passed: bool


HALF = Threshold(Fraction(1, 2), strict=True)
LAW = gettext_lazy("城市居民委员会组织法（2018 年修正）第九条、第十条")
RULES = {
    one.key: one
    for one in (
        MeetingRule("residents-2018", gettext_lazy("居民会议：十八周岁以上的居民"), gettext_lazy("十八周岁以上的居民人数"), LAW, date(2018, 12, 29), HALF, HALF),
        MeetingRule("households-2018", gettext_lazy("居民会议：每户一位代表"), gettext_lazy("户数"), LAW, date(2018, 12, 29), HALF, HALF),
        MeetingRule(
            "representatives-2026", gettext_lazy("居民代表会议"), gettext_lazy("居民代表人数"),
            gettext_lazy("城市社区居民委员会组织法（2026 年 1 月 1 日起施行），请按当地文本核对"), date(2026, 1, 1),
            Threshold(Fraction(4, 5), strict=False), HALF,
        ),
        MeetingRule(
            "stairway", gettext_lazy("楼组户代表会（自治约定）"), gettext_lazy("户数"),
            gettext_lazy("法律没有规定楼组会议的人数，参照居民会议：过半数到会、到会的过半数同意"), date(2018, 12, 29), HALF, HALF,
        ),
    )
}  # fmt: skip


def held(rule: MeetingRule, entitled: int, present: int, yes: int) -> list[Step]:
    """Both steps; it is adopted when both are passed."""
    return [
        Step("quorum", present, entitled, str(rule.quorum.part), rule.quorum.met(present, entitled)),
        Step("majority", yes, present, str(rule.majority.part), rule.majority.met(yes, present)),
    ]


def as_json(steps: list[Step]) -> list[dict[str, Any]]:
    return [asdict(step) for step in steps]
