"""Answers as the arithmetic takes them."""

from dataclasses import dataclass

import numpy as np

from mulin.deliberation.models import OpinionMap, OpinionVote, Statement
from mulin.deliberation.reckoning.projecting import Flags, Numbers


@dataclass(frozen=True)
class Table:
    """People × statements as the arithmetic takes it."""

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
    return Table(people, list(columns), np.array([status == "out" for _pk, status in standing], dtype=bool), votes)
