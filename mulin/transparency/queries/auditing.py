"""The database against itself and against what was signed: which row was changed, dropped or moved."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC

from mulin.transparency.models import Checkpoint, Head, Leaf, Node
from mulin.transparency.proving import notes, tree

from . import keys

CHUNK = 4096  # leaves
# What else is compared when the database is verified: who knows the rows that records tell of puts a function in, which names
# in sentences what differs.
SOURCES: list[Callable[[], Iterable[str]]] = []


@dataclass
class Audit:
    """`problems` are sentences; each names its row."""

    leaves: int = 0
    checkpoints: int = 0
    problems: list[str] = field(default_factory=list)
    tops: list[bytes] = field(default_factory=list)
    kept: dict[int, bytes] = field(default_factory=dict)  # nodes read and not yet compared
    strange: dict[int, bytes] = field(default_factory=dict)  # leaf → the hash of what stands there instead
    hashes: dict[bytes, int] = field(default_factory=dict)  # of leaves that are not where they were → their numbers

    @property
    def ok(self) -> bool:
        return not self.problems


def audit() -> Audit:
    """Read the whole log. A row that does not fit is named, then the kept hash stands in for it, so the next is found too."""
    found = Audit()
    checkpoints = {row.size: row for row in Checkpoint.objects.order_by("size")}
    known, signed, size = keys.public(), 0, _size()
    for number, leaf in enumerate(_leaves(size)):
        if number % CHUNK == 0:
            rows = Node.objects.filter(position__gte=2 * number, position__lt=2 * (number + CHUNK))
            found.kept |= {place: bytes(kept) for place, kept in rows.values_list("position", "hash")}
        _append(found, number, _hash_of(found, number, leaf))
        if checkpoint := checkpoints.pop(number + 1, None):
            _compare(found, checkpoint, signed, known)
            signed = checkpoint.size
    found.problems += [_moved_or_changed(found, number) for number in sorted(found.strange)]
    found.problems += [f"checkpoint {size}: the log has not so many records" for size in checkpoints]
    if extra := Leaf.objects.filter(number__gte=size).count():
        found.problems.append(f"{extra} rows of transparency_leaf stand beyond the end of the log, from number {size} on")
    return found


def against_sources() -> list[str]:
    return [problem for compare in SOURCES for problem in compare()]


def _size() -> int:
    """What any of its witnesses says, so that rows cut off at the end are missed."""
    head = Head.objects.filter(pk=1).values_list("size", flat=True).first() or 0
    last = Node.objects.order_by("-position").values_list("position", flat=True).first()
    over = Checkpoint.objects.order_by("-size").values_list("size", flat=True).first() or 0
    return max(head, over, 0 if last is None else tree.leaves_under(last)[1])


def _leaves(size: int) -> Iterator[Leaf | None]:
    """One for each number; None where the row is missing."""
    expected = 0
    for leaf in Leaf.objects.filter(number__lt=size).order_by("number").iterator(CHUNK):
        while expected < leaf.number:
            yield None
            expected += 1
        yield leaf
        expected += 1
    while expected < size:
        yield None
        expected += 1


def _hash_of(found: Audit, number: int, leaf: Leaf | None) -> bytes:
    kept = found.kept.pop(2 * number, None)
    found.leaves += 1
    hashed = tree.leaf_hash(leaf.data.encode()) if leaf else tree.EMPTY
    if kept is not None and kept != hashed:
        found.hashes[kept] = number
    if leaf is None:
        found.problems.append(f"leaf {number} is missing: its row was dropped from transparency_leaf")
        return kept or tree.EMPTY
    if kept is None:
        found.problems.append(f"leaf {number}: its row in transparency_node (position {2 * number}) was dropped")
        return hashed
    if kept != hashed:
        found.strange[number] = hashed
    elif not _repeats(leaf):
        found.problems.append(f"leaf {number}: the columns of its row were changed, they do not say what its text says")
    return kept


def _repeats(leaf: Leaf) -> bool:
    told = json.loads(leaf.data)
    at = leaf.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    columns = {"kind": leaf.kind, "community": leaf.community_id, "subject": f"{leaf.subject_kind}/{leaf.subject_id}", "at": at}
    return all(told[name] == value for name, value in columns.items())


def _append(found: Audit, number: int, hashed: bytes) -> None:
    """Like `tree.Edge.append`, comparing each hash with the kept one and going on with that."""
    index, level = number, 0
    while index & 1:
        index, level = index >> 1, level + 1
        place, made = tree.position(level, index), tree.node_hash(found.tops.pop(), hashed)
        hashed = found.kept.pop(place, b"")
        if hashed != made:
            first, end = tree.leaves_under(place)
            what = (
                "was dropped"
                if not hashed
                else "does not follow from them: it, or one of these leaves with its hash, was changed"
            )
            found.problems.append(f"leaves {first} to {end - 1}: the hash over them (transparency_node {place}) {what}")
            hashed = hashed or made
    found.tops.append(hashed)


def _compare(found: Audit, checkpoint: Checkpoint, signed: int, known: list[notes.Key]) -> None:
    found.checkpoints += 1
    try:
        head = notes.read(checkpoint.note, known)
    except notes.BadNote as error:
        found.problems.append(f"checkpoint {checkpoint.size}: {error}")
        return
    root = tree.Edge(checkpoint.size, list(found.tops)).root()
    if (head.size, head.root, head.origin) != (checkpoint.size, bytes(checkpoint.root), checkpoint.origin):
        found.problems.append(f"checkpoint {checkpoint.size}: the columns of its row do not say what was signed")
    elif head.root != root:
        found.problems.append(f"leaves {signed} to {checkpoint.size - 1} are not what checkpoint {checkpoint.size} has signed")


def _moved_or_changed(found: Audit, number: int) -> str:
    other = found.hashes.get(found.strange[number])
    if other is not None:
        return f"leaf {number} was reordered: it holds what was written as leaf {other}"
    return f"leaf {number} was changed: its text does not have the hash that was kept of it"
