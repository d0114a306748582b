"""Roots and proofs from the kept hashes: one query each."""

from collections.abc import Iterable

from django.db import connection

from mulin.transparency.models import Node
from mulin.transparency.proving import tree

# One parameter however many places: one statement, which the database plans once, and never by reading the whole table.
LISTED = {"postgresql": "= ANY(%s::bigint[])", "sqlite": "IN (SELECT value FROM json_each(%s))"}


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
    wanted = ",".join(map(str, places))
    given, listed = f"{{{wanted}}}" if connection.vendor == "postgresql" else f"[{wanted}]", LISTED[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT position, hash FROM {Node._meta.db_table} WHERE position {listed}", [given])  # noqa: S608
        return {place: bytes(kept) for place, kept in cursor.fetchall()}
