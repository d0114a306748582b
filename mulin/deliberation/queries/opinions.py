"""Opinion maps: which there are, what to answer next, one's own answers, and the picture as it was kept."""

import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from mulin.deliberation.models import OpinionMap, OpinionVote, Statement
from mulin.deliberation.rules import KEEPERS
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.fields import under_any

S = Statement.Status


def maps(community_id: int) -> QuerySet[OpinionMap]:
    return OpinionMap.objects.filter(community=community_id).select_related("place", "topic")


def all_maps() -> QuerySet[OpinionMap]:
    """They are public: everybody may look at the picture."""
    return OpinionMap.objects.select_related("place", "topic")


def at_desk(me: Standing) -> QuerySet[OpinionMap]:
    found = under_any(me.paths(KEEPERS))
    waiting = Count("statements", filter=Q(statements__status=S.WAITING))
    return all_maps().filter(found).annotate(waiting=waiting)


def open_statements(row: OpinionMap) -> QuerySet[Statement]:
    return Statement.objects.filter(map=row, status=S.IN)


def waiting(row: OpinionMap) -> QuerySet[Statement]:
    return Statement.objects.filter(map=row, status=S.WAITING)


def answers_of(row: OpinionMap, person_id: int) -> dict[int, int]:
    """{statement id: side}"""
    return dict(OpinionVote.objects.filter(map=row, person=person_id).values_list("statement_id", "side"))


@dataclass(frozen=True)
class Turn:
    statement: Statement | None  # None: all are answered
    answered: int
    count: int

    @property
    def place(self) -> int:
        return self.answered + 1


def next_turn(row: OpinionMap, person_id: int) -> Turn:
    """The statement with the fewest answers that this person has not answered; among equals each person has an order of their own."""
    known, mine = (row.picture or {}).get("answers", {}), answers_of(row, person_id)
    statements = list(open_statements(row))
    left = [one for one in statements if one.pk not in mine]
    chosen = min(left, key=lambda one: (known.get(str(one.pk), 0), _dice(person_id, one.pk)), default=None)
    return Turn(chosen, len(statements) - len(left), len(statements))


def _dice(person_id: int, statement_id: int) -> int:
    return zlib.crc32(f"{person_id}/{statement_id}".encode())


@dataclass(frozen=True)
class Answered:
    statement: Statement
    side: int


def own_answers(row: OpinionMap, person_id: int) -> list[Answered]:
    mine = answers_of(row, person_id)
    return [Answered(one, mine[one.pk]) for one in open_statements(row) if one.pk in mine]


def own_statements(row: OpinionMap, person_id: int) -> QuerySet[Statement]:
    return Statement.objects.filter(map=row, author=person_id, seeded=False).order_by("-id")


@dataclass(frozen=True)
class Told:
    """A statement as the picture speaks of it: in how many of ten people of each group (None: too few to say)."""

    words: str
    side: int
    tenths: list[int | None]


@dataclass(frozen=True)
class Camp:
    letter: str
    size: int
    hull: str  # points of an SVG polygon
    dots: list[dict[str, float]]
    at: dict[str, float]
    marks: list[Told]


@dataclass(frozen=True)
class Line:
    words: str
    cells: list[dict[str, int] | None]


@dataclass(frozen=True)
class Shown:
    people: int
    taking_part: int
    votes: int
    camps: list[Camp]
    unites: list[Told]
    table: list[Line]

    @property
    def apart(self) -> bool:
        return len(self.camps) > 1


LETTERS = "ABCDE"


def shown(row: OpinionMap) -> Shown | None:
    """The kept picture in words of the reader's language. None: not made yet, or too few people."""
    kept: dict[str, Any] | None = row.picture
    if not kept or not kept["groups"]:
        return None
    texts = {one.pk: one.text for one in open_statements(row)}  # one that was taken out since is not told of
    camps = [
        Camp(LETTERS[at], one["size"], " ".join(f"{x},{y}" for x, y in one["hull"]), [dict(zip("xyr", dot, strict=True)) for dot in one["dots"]],
             dict(zip("xy", one["middle"], strict=True)), _told(one["marks"], texts))
        for at, one in enumerate(kept["groups"])
    ]  # fmt: skip
    table = [Line(texts[one["statement"]], one["cells"]) for one in kept["table"] if one["statement"] in texts]
    return Shown(kept["people"], kept["taking_part"], kept["votes"], camps, _told(kept["unites"], texts), table)


def _told(rows: list[dict[str, Any]], texts: dict[int, str]) -> list[Told]:
    return [Told(texts[one["statement"]], one["side"], one["tenths"]) for one in rows if one["statement"] in texts]


def people_of(row: OpinionMap) -> QuerySet[Person]:
    """Whom a worker may answer for."""
    return Person.objects.filter(community=row.community_id, left_on=None)


def to_close(on: date) -> QuerySet[OpinionMap]:
    return OpinionMap.objects.filter(closed_at=None, closes_on__lt=on)
