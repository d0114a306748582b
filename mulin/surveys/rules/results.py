"""From answers to figures, once, at closing. Fractions are exact and written "3/4"; only the margin of error is a rounded number."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from .raking import Key
from .suppression import FEWEST, hidden
from .weighting import mean, variance, weights

CERTAIN = 1.96  # 19 of 20 draws
BREAKDOWNS = ("area", "age", "sex")


@dataclass(frozen=True)
class Asked:
    number: int
    kind: str
    options: int = 0
    in_index: bool = False


@dataclass(frozen=True)
class Row:
    """One person's answers and groups."""

    answers: Mapping[str, Any]
    groups: Mapping[str, str] = field(default_factory=dict)  # "age", "sex", "area"

    def key(self, by: Sequence[str]) -> Key:
        return tuple(self.groups.get(name, "") for name in by)


def figures(
    asked: Sequence[Asked], rows: Sequence[Row], people: Mapping[str, Mapping[str, int]], weigh: str, population: int
) -> dict[str, Any]:
    """All that is kept of a survey. `weigh`: dimensions, with blanks between. With fewer than `FEWEST` answers nothing but their number."""
    told: dict[str, Any] = {"answers": len(rows), "population": population, "weigh": weigh, "fewest": FEWEST}
    if len(rows) < FEWEST:
        return told | {"questions": [], "index": None, "too_few": True}
    by = weigh.split()
    marks = weights([row.key(by) for row in rows], [people.get(name, {}) for name in by])
    told |= {
        "effective": text(marks.effective), "missing": [[by[place], group] for place, group in marks.missing], "settled": marks.settled,
        "too_few": False,
    }  # fmt: skip
    told["questions"] = [_question(one, rows, people, weigh) for one in asked if one.kind != "words"]
    indexed = [one for one in asked if one.in_index]
    told["index"] = _index(indexed, rows, people, weigh, population) if indexed else None
    return told


def _question(asked: Asked, rows: Sequence[Row], people: Mapping[str, Mapping[str, int]], weigh: str) -> dict[str, Any]:
    key = str(asked.number)
    said = [row for row in rows if row.answers.get(key) is not None]
    told: dict[str, Any] = {
        "number": asked.number, "kind": asked.kind, "answers": len(said),
        "unknown": sum(key in row.answers and row.answers[key] is None for row in rows),
    }  # fmt: skip
    if len(said) < FEWEST:
        return told | {"too_few": True}
    of = _weights(said, people, weigh)
    if asked.kind in ("scale5", "scale10", "number"):
        values = [Fraction(str(row.answers[key])) for row in said]
        told |= {"mean": text(mean(values, [Fraction(1)] * len(values))), "weighted": text(mean(values, of))}
    if asked.kind != "number":
        told["options"] = [_option(choice, key, said, of) for choice in _choices(asked)]
    told["by"] = {name: _by(name, asked, said) for name in BREAKDOWNS}
    return told


def _choices(asked: Asked) -> range:
    return {"scale5": range(1, 6), "scale10": range(11)}.get(asked.kind, range(1, asked.options + 1))


def _chose(row: Row, key: str, choice: int) -> bool:
    answer = row.answers[key]
    return choice in answer if isinstance(answer, list) else answer == choice


def _option(choice: int, key: str, said: Sequence[Row], of: Sequence[Fraction]) -> dict[str, Any]:
    chose = [Fraction(_chose(row, key, choice)) for row in said]
    return {
        "option": choice,
        "count": int(sum(chose)),
        "share": text(Fraction(sum(chose), len(said))),
        "weighted": text(mean(chose, of)),
    }


def _by(name: str, asked: Asked, said: Sequence[Row]) -> dict[str, Any]:
    """Each group by itself; groups that may not be told are only named. Nothing where there is one group."""
    key = str(asked.number)
    grouped: dict[str, list[Row]] = {}
    for row in said:
        grouped.setdefault(row.groups.get(name, ""), []).append(row)
    if len(grouped) < 2:
        return {"groups": [], "hidden": []}
    secret = hidden({group: len(some) for group, some in grouped.items()})
    shown = [
        {"group": group, "answers": len(some)} | _of_group(asked, key, some)
        for group, some in sorted(grouped.items())
        if group not in secret
    ]
    return {"groups": shown, "hidden": sorted(secret)}


def _of_group(asked: Asked, key: str, some: Sequence[Row]) -> dict[str, Any]:
    if asked.kind in ("scale5", "scale10", "number"):
        values = [Fraction(str(row.answers[key])) for row in some]
        return {"mean": text(mean(values, [Fraction(1)] * len(values)))}
    return {"counts": [sum(_chose(row, key, choice) for row in some) for choice in _choices(asked)]}


def _index(
    asked: Sequence[Asked], rows: Sequence[Row], people: Mapping[str, Mapping[str, int]], weigh: str, population: int
) -> dict[str, Any] | None:
    """0 to 100: each person's mean over the scales they answered, then the mean of the persons."""
    scored = [(row, score) for row in rows if (score := points(asked, row)) is not None]
    if len(scored) < FEWEST:
        return None
    said, values = [row for row, _score in scored], [score for _row, score in scored]
    by = weigh.split()
    marks = weights([row.key(by) for row in said], [people.get(name, {}) for name in by])
    of = [marks.of[row.key(by)] for row in said]
    return {
        "answers": len(said), "raw": text(mean(values, [Fraction(1)] * len(values))), "weighted": text(mean(values, of)),
        "effective": text(marks.effective), "margin": margin(variance(values, of), marks.effective, len(said), population),
    }  # fmt: skip


def points(asked: Sequence[Asked], row: Row) -> Fraction | None:
    found = []
    for one in asked:
        answer = row.answers.get(str(one.number))
        if answer is not None:
            found.append(Fraction((answer - 1) * 25) if one.kind == "scale5" else Fraction(answer * 10))
    return sum(found, Fraction(0)) / len(found) if found else None


def margin(spread: Fraction, effective: Fraction, answers: int, population: int) -> float:
    """Points to both sides that hold the true mean in 19 of 20 random draws; smaller where a large part of all answered."""
    if effective <= 1:
        return 100.0
    rest = 1.0 if population <= 1 or answers > population else (population - answers) / (population - 1)
    return round(CERTAIN * math.sqrt(float(spread) / float(effective - 1) * rest), 1)


def _weights(said: Sequence[Row], people: Mapping[str, Mapping[str, int]], weigh: str) -> list[Fraction]:
    by = weigh.split()
    found = weights([row.key(by) for row in said], [people.get(name, {}) for name in by])
    return [found.of[row.key(by)] for row in said]


def text(number: Fraction | None) -> str:
    return "" if number is None else f"{number.numerator}/{number.denominator}"


@dataclass(frozen=True)
class Compared:
    """With the wave before: by how many points, and whether that is more than chance."""

    before: Fraction
    difference: Fraction
    is_real: bool


def compared(now: Mapping[str, Any], before: Mapping[str, Any]) -> Compared:
    old, new = Fraction(before["weighted"]), Fraction(now["weighted"])
    chance = math.sqrt(float(now["margin"]) ** 2 + float(before["margin"]) ** 2)
    return Compared(old, new - old, abs(float(new - old)) > chance)
