"""Roots and proofs from the kept hashes: one query each."""

from collections.abc import Iterable

from mulin.transparency.models import Node
from mulin.transparency.proving import tree


def edge(size: int) -> tree.Edge:
    places = tree.peaks((0, size))
    known = _known(places)
    return tree.Edge(size, [known[place] for place in places])


def root(size: int) -> bytes:
    return tree.fold((0, size), _known(tree.peaks((0, size))))


def inclusion(number: int, size: int) -> list[bytes]:
    """Raises ValueError when there is no such leaf."""
    return _folded(tree.inclusion(number, size))


def consistency(old: int, new: int) -> list[bytes]:
    """Raises ValueError when the sizes do not follow each other."""
    return _folded(tree.consistency(old, new))


def _folded(ranges: list[tree.Range]) -> list[bytes]:
    known = _known(tree.needed(ranges))
    return [tree.fold(leaves, known) for leaves in ranges]


def _known(places: Iterable[int]) -> dict[int, bytes]:
    rows = Node.objects.filter(position__in=list(places)).values_list("position", "hash")
    return {place: bytes(kept) for place, kept in rows}
