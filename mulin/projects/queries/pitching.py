"""The board of a pitch day: in order, with points as soon as everybody who may has given theirs."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from mulin.kernel.together import Together
from mulin.projects.models import Application, Call, Conflict, Juror, PitchDay, PitchScore
from mulin.projects.rules.money_words import points
from mulin.projects.rules.scores import mean, milli

from . import jury


@dataclass(frozen=True)
class Turn:
    """`score`: points of a hundred as text, "" until all have scored; `given` of `jurors` have."""

    application: Application
    now: bool
    over: bool
    given: int
    jurors: int
    score: str


@dataclass(frozen=True)
class Parts:
    """Who judges a call, who is kept out of what, and all points so far."""

    jurors: list[Juror]
    conflicts: list[Conflict]
    scores: list[PitchScore]

    def of(self, juror: Juror) -> dict[int, int]:
        """By application."""
        return {one.application_id: one.score for one in self.scores if one.juror_id == juror.pk}

    def said(self, person_id: int, application_id: int) -> bool:
        return any(one.person_id == person_id and one.application_id == application_id for one in self.conflicts)


def parts_of(call: Call) -> Parts:
    """One query."""
    return Parts(*PARTS.rows(call.pk))


PARTS = Together(
    lambda call: [
        Juror.objects.filter(call=call, left_at=None).order_by("id"),
        Conflict.objects.filter(application__call=call).order_by("id"),
        PitchScore.objects.filter(application__call=call).order_by("id"),
    ]
)


def board(call: Call, day: PitchDay, known: Parts | None = None) -> list[Turn]:
    """One query, and another where the parts are not known yet."""
    parts = known or parts_of(call)
    rows = {one.pk: one for one in jury.eligible(call).filter(pk__in=day.order)}
    members = {one.pk: one.person_id for one in parts.jurors}
    out: dict[int, set[int]] = defaultdict(set)
    for near in parts.conflicts:
        out[near.application_id].add(near.person_id)
    given: dict[int, dict[int, int]] = defaultdict(dict)
    for one in parts.scores:
        if members.get(one.juror_id) not in out[one.application_id]:
            given[one.application_id][one.juror_id] = one.score
    place = day.order.index(day.now_id) if day.now_id in day.order else len(day.order) if day.ended_at else -1
    found = []
    for number, key in enumerate(day.order):
        if key not in rows:
            continue
        able = sum(person not in out[key] for person in members.values())
        marks = list(given[key].values())
        whole = mean([Fraction(one, 100) for one in marks]) if marks and (number < place or len(marks) >= able) else None
        found.append(
            Turn(rows[key], key == day.now_id, number < place, len(marks), able, "" if whole is None else points(milli(whole)))
        )
    return found
