"""Answers as the arithmetic takes them."""

from dataclasses import dataclass

import numpy as np

from mulin.deliberation.models import BroughtIn, OpinionMap, OpinionVote, Statement
from mulin.deliberation.reckoning.projecting import Flags, Numbers

SIDES = {"+": 1.0, "-": -1.0, "0": 0.0}


@dataclass(frozen=True)
class Table:
    """People × statements as the arithmetic takes it. Numbers below 0: people of a conversation that was brought in."""

    people: list[int]
    statements: list[int]
    out: Flags
    votes: Numbers


def matrix(row: OpinionMap) -> Table:
    standing = list(Statement.objects.filter(map=row).exclude(status="waiting").order_by("number").values_list("pk", "status"))
    columns = {pk: place for place, (pk, _status) in enumerate(standing)}
    rows = [
        one for one in OpinionVote.objects.filter(map=row).values_list("person_id", "statement_id", "side") if one[1] in columns
    ]
    people = sorted({person for person, _statement, _side in rows})
    lines = {person: place for place, person in enumerate(people)}
    votes = np.full((len(people), len(columns)), np.nan)
    for person, statement, side in rows:
        votes[lines[person], columns[statement]] = side
    there = BroughtIn.objects.filter(map=row).first()
    if there is not None:
        votes = np.vstack([votes, _brought_in(there, columns)])
        people += [-number for number in range(1, len(there.lines) + 1)]
    return Table(people, list(columns), np.array([status == "out" for _pk, status in standing], dtype=bool), votes)


def _brought_in(there: BroughtIn, columns: dict[int, int]) -> Numbers:
    votes = np.full((len(there.lines), len(columns)), np.nan)
    places = [columns.get(statement) for statement in there.statements]
    for line, marks in enumerate(there.lines):
        for place, mark in zip(places, marks, strict=True):
            if place is not None and mark != " ":
                votes[line, place] = SIDES[mark]
    return votes
