"""The board of a pitch day: in order, with points as soon as everybody who may has given theirs."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from mulin.projects.models import Application, Call, Conflict, PitchDay, PitchScore
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


def board(call: Call, day: PitchDay) -> list[Turn]:
    """Four queries."""
    rows = {one.pk: one for one in jury.eligible(call).filter(pk__in=day.order)}
    members = {one.pk: one.person_id for one in jury.jurors(call)}
    out: dict[int, set[int]] = defaultdict(set)
    for application, person in Conflict.objects.filter(application__in=day.order).values_list("application_id", "person_id"):
        out[application].add(person)
    given: dict[int, dict[int, int]] = defaultdict(dict)
    for application, juror, score in PitchScore.objects.filter(application__in=day.order).values_list(
        "application_id", "juror_id", "score"
    ):
        if members.get(juror) not in out[application]:
            given[application][juror] = score
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
