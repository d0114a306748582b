"""Rows by the thousand, one statement and one parameter for all: a sequencer that is slow makes everybody wait."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from mulin.transparency.models import Leaf, Node, Pending

# As PostgreSQL takes them out of JSON.
COPIED = {
    "once_key": "text", "kind": "text", "community_id": "bigint", "subject_kind": "text", "subject_id": "bigint",
    "at": "timestamptz", "data": "text",
}  # fmt: skip
Row = Sequence[Any]  # values in the order of COPIED
LEAF, NODE, PENDING = (model._meta.db_table for model in (Leaf, Node, Pending))


def pending(rows: Sequence[Row]) -> int:
    """Add those whose once_key the log has not yet, numbered or waiting; return how many."""
    names = ", ".join(COPIED)
    unknown = f"WHERE NOT EXISTS (SELECT 1 FROM {LEAF} AS kept WHERE kept.once_key ="  # noqa: S608
    if connection.vendor == "postgresql":
        return _from_json(
            f"INSERT INTO {PENDING} ({names}) SELECT {names} FROM {_recordset(COPIED)}"  # noqa: S608
            f" {unknown} new.once_key) ON CONFLICT (once_key) DO NOTHING",
            [dict(zip(COPIED, row, strict=True)) for row in rows],
        )
    adapted = connection.ops.adapt_datetimefield_value
    values = [[*row[:5], adapted(row[5]), *row[6:], row[0]] for row in rows]
    marks = ", ".join(["%s"] * len(COPIED))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {PENDING} ({names}) SELECT {marks} {unknown} %s) ON CONFLICT (once_key) DO NOTHING",
            values,
        )
        return int(cursor.rowcount)


def leaves(numbered: list[int], first: int) -> None:
    """Copy these pending records, in the order of their ids, numbered from `first` on."""
    names = ", ".join(COPIED)
    ids = {
        "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s::json)",
        "sqlite": "SELECT value FROM json_each(%s)",
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {LEAF} (number, {names}) SELECT %s + row_number() OVER (ORDER BY id), {names}"  # noqa: S608
            f" FROM {PENDING} WHERE id IN ({ids[connection.vendor]})",
            [first - 1, json.dumps(numbered)],
        )


def nodes(made: Iterable[tuple[int, bytes]]) -> None:
    """(position, hash) of subtrees that were completed."""
    if connection.vendor == "postgresql":
        columns = {"position": "bigint", "hash": "text"}
        _from_json(
            f"INSERT INTO {NODE} (position, hash) SELECT position, decode(hash, 'hex') FROM {_recordset(columns)}",  # noqa: S608
            [{"position": position, "hash": made_hash.hex()} for position, made_hash in made],
        )
        return
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {NODE} (position, hash) VALUES (%s, %s)", list(made))  # noqa: S608


def _recordset(columns: dict[str, str]) -> str:
    return f"json_to_recordset(%s::json) AS new ({', '.join(f'{name} {kind}' for name, kind in columns.items())})"


def _from_json(statement: str, rows: list[dict[str, Any]]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(rows, ensure_ascii=False, default=str)])
        return int(cursor.rowcount)
