"""Open data of a map in the form in which Polis publishes. Numbers of people are thrown anew for each file, and no answer has a time."""

import csv
import io
import secrets
from collections.abc import Iterable

from mulin.deliberation.models import OpinionMap, Statement
from mulin.deliberation.reckoning import SMALLEST, picture
from mulin.deliberation.reckoning.polis_files import IN, OUT
from mulin.deliberation.reckoning.projecting import Numbers

from .matrix import matrix


def polis_csv(row: OpinionMap) -> dict[str, str]:
    """File name → text. Fewer than five people: the statements alone."""
    table = matrix(row)
    statements = list(Statement.objects.filter(pk__in=table.statements).order_by("number"))
    found = picture(table.votes, table.out)
    votes = [[_cell(one) for one in line] for line in table.votes]
    order = list(range(len(table.people))) if len(table.people) >= SMALLEST else []
    secrets.SystemRandom().shuffle(order)
    heads = [
        "participant",
        "group-id",
        "n-comments",
        "n-votes",
        "n-agree",
        "n-disagree",
        *(str(one.number) for one in statements),
    ]
    people: list[list[object]] = [
        [number, found.groups[at] if found.groups[at] >= 0 else "", 0, len(votes[at]) - votes[at].count(""), votes[at].count("1"),
         votes[at].count("-1"), *votes[at]]
        for number, at in enumerate(order)
    ]  # fmt: skip
    said: list[list[object]] = [
        [one.number, _count(table.votes, at, 1) if order else 0, _count(table.votes, at, -1) if order else 0,
         IN if one.status == Statement.Status.IN else OUT, one.words if one.status == Statement.Status.IN else ""]
        for at, one in enumerate(statements)
    ]  # fmt: skip
    summary: list[list[object]] = [
        ["topic", row.title], ["voters", len(order)], ["voters-in-conv", int((found.groups >= 0).sum()) if order else 0],
        ["comments", len(statements)], ["groups", found.count if order else 0], ["conversation-description", row.words],
    ]  # fmt: skip
    return {
        "summary.csv": _text(summary),
        "comments.csv": _text([["comment-id", "agrees", "disagrees", "moderated", "comment-body"], *said]),
        "participants-votes.csv": _text([heads, *people]),
    }


def _cell(vote: float) -> str:
    return "" if vote != vote else str(int(vote))


def _count(votes: Numbers, column: int, side: int) -> int:
    return int((votes[:, column] == side).sum())


def _text(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()
