"""The kept results as pages show them: fractions become percents and points, groups get their words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from mulin.surveys.models import Question, Survey
from mulin.surveys.rules import Compared, compared

from .filling import area_names, group_words
from .visible import before


@dataclass(frozen=True)
class Bar:
    words: str
    count: int
    raw: str
    weighted: str
    width: float  # of the weighted share, 0–100


@dataclass(frozen=True)
class Group:
    words: str
    answers: int
    value: str
    width: float


@dataclass(frozen=True)
class Told:
    """One question."""

    question: Question
    answers: int
    unknown: int
    too_few: bool
    mean: str = ""
    weighted: str = ""
    most: int = 0  # the highest score there is
    bars: list[Bar] = field(default_factory=list)
    by: list[tuple[str, list[Group], list[str]]] = field(default_factory=list)  # name, groups, hidden


@dataclass(frozen=True)
class Index:
    raw: str
    weighted: str
    low: str
    high: str
    margin: float
    answers: int
    effective: str
    width: float
    span: str
    change: Compared | None
    before: str
    difference: str


def said(text: str, digits: int = 1) -> str:
    return f"{float(Fraction(text)):.{digits}f}" if text else ""


def percent(text: str) -> str:
    return f"{float(Fraction(text) * 100):.0f}%" if text else ""


def told(survey: Survey, asked: Sequence[Question] | None = None) -> list[Told]:
    """`asked`: its questions, where they are known."""
    questions = {one.number: one for one in (survey.questions.all() if asked is None else asked)}
    names = area_names(survey)
    return [_told(questions[row["number"]], row, names) for row in survey.result.figures["questions"]]


def _told(question: Question, row: dict[str, Any], names: dict[str, str]) -> Told:
    if row.get("too_few"):
        return Told(question, row["answers"], row["unknown"], True)
    words = dict(question.choices)
    bars = [
        Bar(words.get(one["option"], ""), one["count"], percent(one["share"]), percent(one["weighted"]), round(float(Fraction(one["weighted"]) * 100), 1))
        for one in row.get("options", [])
    ]  # fmt: skip
    by = []
    for name, table in row["by"].items():
        if table["groups"]:
            groups = [_group(question, name, one, names) for one in table["groups"]]
            by.append((name, groups, [group_words(name, group, names) for group in table["hidden"]]))
    return Told(
        question, row["answers"], row["unknown"], False, said(row.get("mean", "")), said(row.get("weighted", "")),
        {"scale5": 5, "scale10": 10}.get(question.kind, 0), bars, by,
    )  # fmt: skip


def _group(question: Question, name: str, one: dict[str, Any], names: dict[str, str]) -> Group:
    words = group_words(name, one["group"], names)
    if "mean" in one:
        most = {"scale5": 5, "scale10": 10}.get(question.kind, 0)
        return Group(words, one["answers"], said(one["mean"]), round(float(Fraction(one["mean"])) * 100 / most, 1) if most else 0)
    labels = dict(question.choices)
    best = max(range(len(one["counts"])), key=lambda place: one["counts"][place])
    share = 100 * one["counts"][best] / one["answers"]
    return Group(words, one["answers"], f"{labels.get(best + 1, '')} {share:.0f}%", round(share, 1))


def index(survey: Survey) -> Index | None:
    return index_after(survey, before(survey))


def index_after(survey: Survey, last: Survey | None) -> Index | None:
    """`last`: the wave before, with which it is compared."""
    now = survey.result.figures["index"]
    if now is None:
        return None
    old = last.result.figures["index"] if last is not None else None
    change = compared(now, old) if old else None
    middle = float(Fraction(now["weighted"]))
    low, high = max(0.0, middle - now["margin"]), min(100.0, middle + now["margin"])
    return Index(
        said(now["raw"]), said(now["weighted"]), f"{low:.1f}", f"{high:.1f}", now["margin"], now["answers"], said(now["effective"], 0),
        round(middle, 1),
        f"{high - low:.1f}",
        change, f"{float(change.before):.1f}" if change else "", f"{float(change.difference):+.1f}" if change else "",
    )  # fmt: skip


def waves(survey: Survey) -> list[tuple[Survey, Index]]:
    """All published ones of the series with an index, the oldest first."""
    rows = Survey.objects.filter(place=survey.place_id, series=survey.series, wave__lte=survey.wave, result__isnull=False)
    found = list(rows.filter(status="published").select_related("result").order_by("wave"))
    indexes = [(one, index_after(one, last)) for last, one in zip([None, *found], found, strict=False)]
    return [(one, its) for one, its in indexes if its is not None]


def words_said(survey: Survey, asked: Sequence[Question]) -> list[tuple[Question, list[str]]]:
    """What people wrote, for who runs the survey; in an order that tells nothing."""
    questions = [one for one in asked if one.kind == Question.Kind.WORDS]
    sheets = list(survey.sheets.order_by("id").values_list("answers", flat=True)) if questions else []
    return [(one, [str(row[str(one.number)]) for row in sheets if row.get(str(one.number))]) for one in questions]
