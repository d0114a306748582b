"""Rows by the thousand, without an object for each: a sequencer that is slow makes everybody wait."""

from django.db import connection

from mulin.transparency.models import Leaf, Node, Pending

COPIED = ["once_key", "kind", "community_id", "subject_kind", "subject_id", "at", "data"]
AT_ONCE = 400  # rows to a statement: SQLite takes some hundred values everywhere


def leaves(pending: list[int], first: int) -> None:
    """Copy these pending records, in the order of their ids, numbered from `first` on."""
    columns = ", ".join(COPIED)
    with connection.cursor() as cursor:
        for start in range(0, len(pending), AT_ONCE):
            some = pending[start : start + AT_ONCE]
            cursor.execute(
                f"INSERT INTO {Leaf._meta.db_table} (number, {columns})"  # noqa: S608
                f" SELECT %s + row_number() OVER (ORDER BY id), {columns} FROM {Pending._meta.db_table}"
                f" WHERE id IN ({', '.join(['%s'] * len(some))})",
                [first + start - 1, *some],
            )


def nodes(made: list[tuple[int, bytes]]) -> None:
    """(position, hash) of subtrees that were completed."""
    with connection.cursor() as cursor:
        for start in range(0, len(made), AT_ONCE):
            some = made[start : start + AT_ONCE]
            rows = ", ".join(["(%s, %s)"] * len(some))
            values = [value for node in some for value in node]
            cursor.execute(f"INSERT INTO {Node._meta.db_table} (position, hash) VALUES {rows}", values)  # noqa: S608
