"""A count as people read it: decided or not, each step as a sum that can be checked, bars, rounds, projects with their reasons."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mulin.ballots import queries
from mulin.ballots.forms.saying import abstention, percent, square_metres
from mulin.ballots.models import Ballot
from mulin.ballots.rules import telling
from mulin.ballots.rules.counting import Count, Result
from mulin.kernel.ui.parts import Status

from .gauges import counted
from .reasons import Names, Project, Round, listed, money, notes, projects, rounds

LOOKS = {
    "adopted": ("ok", "circle-check"),
    "rejected": ("late", "circle-x"),
    "chosen": ("ok", "circle-check"),
    "partly": ("wait", "circle-alert"),
    "tied": ("wait", "circle-alert"),
    "nobody": ("late", "circle-x"),
    "too_few": ("late", "circle-x"),
}


@dataclass(frozen=True)
class Line:
    """One step: the sum in a sentence, and whether it was reached."""

    title: str
    sum: str
    passed: bool


@dataclass(frozen=True)
class Bar:
    name: str
    count: str
    share: str
    width: str
    area: str = ""
    area_share: str = ""
    has_won: bool = False


@dataclass(frozen=True)
class Sheet:
    """Rows that add up to the last one."""

    rows: list[tuple[str, str, str]]
    total: tuple[str, str, str]


@dataclass(frozen=True)
class Outcome:
    verdict: Status
    names: str  # of who or what won
    lines: list[Line]
    bars: list[Bar]
    sheet: Sheet
    rounds: list[Round]
    projects: list[Project]
    money: list[str]
    beside: list[str] | None  # what greedy would have bought; None: that is the rule
    notes: list[str]


def names_of(ballot: Ballot) -> dict[int, str]:
    return {one.number: one.said_name for one in queries.kept(ballot)[1]}


def badge_of(ballot: Ballot) -> Status | None:
    """What came of it; None as long as nothing was counted."""
    tally = getattr(ballot, "tally", None) if ballot.state == Ballot.State.COUNTED else None
    return verdict(Result.of_json(tally.result)) if tally else None


def verdict(result: Result) -> Status:
    return Status(telling.outcome_words(result), *LOOKS[result.outcome])


def outcome_of(ballot: Ballot) -> Outcome:
    """Of a counted ballot."""
    result, names = Result.of_json(ballot.tally.result), names_of(ballot)
    compared = ballot.rule_set.get("budget") == "equal-shares"
    return Outcome(
        verdict(result), listed(result.winners, names), [_line(one, ballot, names) for one in result.steps], _bars(result, ballot, names),
        _sheet(result, ballot, names), rounds(result, names), projects(result, names), money(result, ballot),
        [names[one] for one in result.beside] if compared else None, notes(result, names),
    )  # fmt: skip


def _line(step: Any, ballot: Ballot, names: Names) -> Line:
    kind = pgettext("step", "参与") if step.what == "participation" else pgettext("step", "同意")
    of = _("面积") if step.of == "area" else _("户数") if ballot.head == "household" else _("人数")
    title = names[step.option] if step.option else _("%(kind)s的%(of)s") % {"kind": kind, "of": of}
    return Line(title, telling.step_words(step, ballot.head, names.get(step.option, "")), step.passed)


def _labels(ballot: Ballot, names: Names) -> dict[str, str]:
    if ballot.method == Ballot.Method.MOTION:
        return {"yes": pgettext("ballot", "同意"), "no": pgettext("ballot", "不同意")}
    return {str(number): name for number, name in names.items()}


def _bars(result: Result, ballot: Ballot, names: Names) -> list[Bar]:
    if ballot.method == Ballot.Method.RANKING:
        return []
    scored, labels = ballot.method == Ballot.Method.SCORE, _labels(ballot, names)
    counts = {key: result.per_option.get(key, Count()) for key in labels}
    whole, area = max(result.valid.heads, 1), result.valid.area
    most = max([one.points for one in counts.values()] + [1])
    won = {str(one) for one in result.winners}

    def order(item: tuple[str, Count]) -> Any:
        key, one = item
        return (key == "no",) if ballot.method == Ballot.Method.MOTION else (-one.points, -one.heads, int(key))

    made = []
    for key, one in sorted(counts.items(), key=order):
        width = one.points / most if scored else one.heads / whole
        said = counted(one.heads, ballot.head)
        if scored:
            said = _("%(points)s 分，%(count)s打了分") % {"points": one.points, "count": said}
        made.append(
            Bar(
                labels[key], said, "" if scored else percent(one.heads, whole), f"{100 * width:.2f}",
                square_metres(one.area) if area else "", percent(one.area, area) if area else "", key in won,
            )
        )  # fmt: skip
    return made


def _sheet(result: Result, ballot: Ballot, names: Names) -> Sheet:
    """Slips add up: by answer where each slip has one, else all that say something in one row."""
    if ballot.method in (Ballot.Method.MOTION, Ballot.Method.SINGLE):
        rows = [(name, result.per_option.get(key, Count())) for key, name in _labels(ballot, names).items()]
    else:
        expressed = Count(result.valid.heads - result.abstained.heads, result.valid.area - result.abstained.area)
        rows = [(_("写了意见的票"), expressed)]
    voted = Count(result.valid.heads + result.invalid.heads, result.valid.area + result.invalid.area)
    missing = Count(ballot.heads - voted.heads, ballot.area - voted.area)
    rows += [(abstention(), result.abstained), (pgettext("slip", "无效"), result.invalid), (_("没有投"), missing)]
    said = [(name, f"{one.heads:,}", square_metres(one.area) if ballot.area else "") for name, one in rows]
    return Sheet(said, (_("登记册"), f"{ballot.heads:,}", square_metres(ballot.area) if ballot.area else ""))
