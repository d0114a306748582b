import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from mulin.kernel.prepared import Prepared
from mulin.transparency import words
from mulin.transparency.models import Checkpoint, Leaf, Pending

LATEST = Prepared(lambda: Checkpoint.objects.order_by("-size")[:1])
NUMBERED = Prepared(lambda number: Leaf.objects.filter(number=number))


@dataclass(frozen=True)
class Proven:
    """A record that is in the log; `is_signed` once a checkpoint stands over it."""

    number: int
    kind: str
    at: datetime
    said: str
    when: str
    lines: list[words.Line]
    is_signed: bool

    @property
    def gist(self) -> list[words.Line]:
        """For a list, where the time stands already."""
        return [line for line in self.lines if not line.is_instant][:3]


def latest() -> Checkpoint | None:
    return LATEST.first()


def numbered(number: int) -> Leaf | None:
    return NUMBERED.first(number)


def over(number: int) -> Checkpoint | None:
    """The newest checkpoint, when the leaf is under it."""
    found = latest()
    return found if found is not None and number < found.size else None


def all_leaves() -> QuerySet[Leaf]:
    return Leaf.objects.order_by("number")


def proof_of(subject: tuple[str, int]) -> list[Proven]:
    """What the log says of a thing, the oldest first. Empty: nothing, or it waits for its number."""
    signed = latest()
    rows = all_leaves().filter(subject_kind=subject[0], subject_id=subject[1])
    return [proven(leaf, signed) for leaf in rows]


def is_owed(subject: tuple[str, int]) -> bool:
    return Pending.objects.filter(subject_kind=subject[0], subject_id=subject[1]).exists()


def proven(leaf: Leaf, signed: Checkpoint | None) -> Proven:
    lines = words.lines(json.loads(leaf.data)["record"])
    is_signed = signed is not None and leaf.number < signed.size
    return Proven(leaf.number, leaf.kind, leaf.at, words.kind(leaf.kind), words.instant(leaf.at), lines, is_signed)
