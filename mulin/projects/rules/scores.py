"""From points on a rubric to one list: exact fractions throughout, rounded only to be shown and kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

FAR = Fraction(1, 4)  # a review this far from the middle of the others is looked at once more
ENOUGH = 3  # reviews of one application, below which nobody stands out


@dataclass(frozen=True)
class Line:
    """One criterion: at most `most` points, counting `weight` among the others."""

    id: int
    most: int
    weight: int


@dataclass(frozen=True)
class Sheet:
    """What one juror gave one application, between 0 and 1."""

    application: int
    juror: int
    score: Fraction


@dataclass(frozen=True)
class Spread:
    """How far jurors are apart over one application. `calibrated`: the mean with each juror's own mildness taken off."""

    mean: Fraction
    middle: Fraction
    lowest: Fraction
    highest: Fraction
    calibrated: Fraction
    far: tuple[int, ...]  # jurors

    @property
    def width(self) -> Fraction:
        return self.highest - self.lowest


def total(rubric: Sequence[Line], scores: Mapping[int, int]) -> Fraction:
    """Between 0 and 1. What has no points counts as none."""
    weights = sum(line.weight for line in rubric)
    if not weights:
        return Fraction(0)
    return sum((Fraction(line.weight * scores.get(line.id, 0), line.most) for line in rubric), Fraction(0)) / weights


def missing(rubric: Sequence[Line], scores: Mapping[int, int]) -> list[int]:
    """Criteria without points, or with points outside of their range."""
    return [line.id for line in rubric if not 0 <= scores.get(line.id, -1) <= line.most]


def milli(part: Fraction) -> int:
    """A part of one in thousandths of a percent, 0 to 100,000; half goes up."""
    return (200_000 * part.numerator + part.denominator) // (2 * part.denominator)


def mean(parts: Sequence[Fraction]) -> Fraction | None:
    return sum(parts, Fraction(0)) / len(parts) if parts else None


def mildness(sheets: Iterable[Sheet]) -> dict[int, Fraction]:
    """By juror: how much above (or below) the mean of the same applications one gives, on the average."""
    rows = list(sheets)
    means = {application: mean(parts) or Fraction(0) for application, parts in _by_application(rows).items()}
    above: dict[int, list[Fraction]] = defaultdict(list)
    for row in rows:
        above[row.juror].append(row.score - means[row.application])
    return {juror: mean(parts) or Fraction(0) for juror, parts in above.items()}


def spreads(sheets: Iterable[Sheet]) -> dict[int, Spread]:
    rows = list(sheets)
    mild = mildness(rows)
    of: dict[int, list[Sheet]] = defaultdict(list)
    for row in rows:
        of[row.application].append(row)
    return {application: _spread(own, mild) for application, own in of.items()}


def _spread(rows: Sequence[Sheet], mild: Mapping[int, Fraction]) -> Spread:
    parts = [row.score for row in rows]
    calibrated = mean([row.score - mild[row.juror] for row in rows])
    plain = mean(parts)
    assert plain is not None and calibrated is not None
    far = []
    if len(rows) >= ENOUGH:
        for row in rows:
            others = [one.score for one in rows if one is not row]
            if abs(row.score - median(others)) >= FAR:
                far.append(row.juror)
    return Spread(plain, median(parts), min(parts), max(parts), calibrated, tuple(far))


def _by_application(rows: Iterable[Sheet]) -> dict[int, list[Fraction]]:
    found: dict[int, list[Fraction]] = defaultdict(list)
    for row in rows:
        found[row.application].append(row.score)
    return found
