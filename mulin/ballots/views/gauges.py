"""How many have taken part, and how many it takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mulin.ballots.forms.saying import percent
from mulin.ballots.models import Ballot
from mulin.ballots.rules.rule_set import RuleSet, Threshold


@dataclass(frozen=True)
class Gauge:
    words: str  # "按人数"
    said: str  # "62.0%"
    width: str  # for the drawing, of 100
    mark: str  # where enough begins, of 100; empty: nothing is asked for
    line: str  # "371 / 598 人，要 399 人"
    short: str  # "还差 28 人"; empty: enough

    @property
    def is_enough(self) -> bool:
        return bool(self.mark) and not self.short


def counted(number: int, head: str) -> str:
    """So many of what is counted in this ballot."""
    if head == "household":
        return ngettext("%(n)s 户", "%(n)s 户", number) % {"n": f"{number:,}"}
    return ngettext("%(n)s 人", "%(n)s 人", number) % {"n": f"{number:,}"}


def metres(area: int, *, up: bool = False) -> str:
    """Whole square metres, for a glance; the result page has them to the last digit."""
    whole = -(-area // 100) if up else area // 100
    return _("%(n)s ㎡") % {"n": f"{whole:,}"}


def gauges(ballot: Ballot, rules: RuleSet, voices: int, area: int) -> list[Gauge]:
    asked = {one.of: one for one in rules.participation if one.base == "entitled"}
    kinds: Iterable[str] = ("heads", "area") if ballot.head == "unit" or "area" in asked else ("heads",)
    return [_gauge(ballot, of, asked.get(of), voices if of == "heads" else area) for of in kinds]  # type: ignore[call-overload]


def _gauge(ballot: Ballot, of: str, threshold: Threshold | None, have: int) -> Gauge:
    whole = ballot.heads if of == "heads" else ballot.area
    words = _("按面积") if of == "area" else _("按户数") if ballot.head == "household" else _("按人数")
    needed = threshold.needed(whole) if threshold else 0
    if of == "heads":
        line, lacking = f"{have:,} / {counted(whole, ballot.head)}", counted(max(needed - have, 0), ballot.head)
        need = counted(needed, ballot.head)
    else:
        line, lacking, need = (
            f"{have // 100:,} / {metres(whole)}",
            metres(max(needed - have, 0), up=True),
            metres(needed, up=True),
        )
    if threshold:
        line = pgettext("gauge", "%(line)s，要 %(need)s") % {"line": line, "need": need}
    short = _("还差 %(lacking)s") % {"lacking": lacking} if threshold and have < needed else ""
    width = f"{100 * have / whole:.2f}" if whole else "0"
    return Gauge(words, percent(have, whole), width, f"{float(100 * threshold.at):.2f}" if threshold else "", line, short)
