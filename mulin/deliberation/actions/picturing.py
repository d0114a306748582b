"""The picture of a map, made by the clock and kept: no page ever reckons it."""

from datetime import datetime
from typing import Any

import numpy as np
from django.db import transaction

from mulin.deliberation import reckoning
from mulin.deliberation.models import OpinionMap, OpinionVote
from mulin.deliberation.queries.matrix import matrix
from mulin.deliberation.reckoning.drawing import drawn
from mulin.deliberation.reckoning.meaning import LEAST_IN_A_GROUP, Said

from .opinions import lock


def picture_due(at: datetime) -> int:
    """For the clock: maps with answers or statements the picture does not know of."""
    due = set(OpinionVote.objects.filter(fresh=True).values_list("map_id", flat=True).distinct())
    due |= set(OpinionMap.objects.filter(stale=True).values_list("pk", flat=True))
    for pk in sorted(due):
        picture_map(pk, at)
    return len(due)


@transaction.atomic
def picture_map(map_id: int, at: datetime) -> OpinionMap:
    row = lock(OpinionMap(pk=map_id))
    OpinionVote.objects.filter(map=row, fresh=True).update(fresh=False)
    row.picture, row.pictured_at, row.stale = _reckoned(row), at, False
    row.save(update_fields=["picture", "pictured_at", "stale"])
    return row


def _reckoned(row: OpinionMap) -> dict[str, Any]:
    table = matrix(row)
    found = reckoning.picture(table.votes, table.out)
    answers = (~np.isnan(table.votes)).sum(axis=0)
    kept: dict[str, Any] = {
        "people": len(table.people),
        "taking_part": int((found.groups >= 0).sum()),
        "votes": int(answers[~table.out].sum()),
        "answers": {str(pk): int(number) for pk, number in zip(table.statements, answers, strict=True)},
        "groups": [], "unites": [], "table": [],
    }  # fmt: skip
    if kept["taking_part"] < reckoning.SMALLEST:
        return kept
    said = reckoning.counted(table.votes[:, ~table.out], found.groups, found.count)
    keys = [pk for pk, out in zip(table.statements, table.out, strict=True) if not out]
    figures = drawn(found.points, found.groups, found.count)
    kept["groups"] = [
        {
            "size": one.size, "dots": one.dots, "hull": one.hull, "middle": one.middle,
            "marks": [_of(keys[mark.statement], mark.side, said, mark.statement) for mark in reckoning.sets_apart(said, group, most=3)],
        }
        for group, one in enumerate(figures)
    ]  # fmt: skip
    kept["unites"] = [_of(keys[bond.statement], bond.side, said, bond.statement) for bond in reckoning.unites(said)]
    kept["table"] = [{"statement": pk, "cells": [_cell(group[place]) for group in said]} for place, pk in enumerate(keys)]
    return kept


def _of(pk: int, side: int, said: list[list[Said]], place: int) -> dict[str, Any]:
    return {"statement": pk, "side": side, "tenths": [_tenths(group[place], side) for group in said]}


def _tenths(said: Said, side: int) -> int | None:
    """Of ten people in the group, about so many: coarse, so that no single answer shows."""
    return round(10 * said.times(side) / said.answers) if said.answers >= LEAST_IN_A_GROUP else None


def _cell(said: Said) -> dict[str, int] | None:
    if said.answers < LEAST_IN_A_GROUP:
        return None
    return {"agree": _tenths(said, 1) or 0, "disagree": _tenths(said, -1) or 0}
