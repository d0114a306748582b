"""FTS5 keeps no texts of its own, so what is taken out must be named again: it follows from the entry's text."""

from functools import lru_cache
from itertools import chain

from django.db import connection

from .models import Entry
from .text import tokens_of_folded

Row = tuple[str, int, str, str]  # kind, object id, text, path
AT_ONCE = 200
ADD = "INSERT INTO search_tokens(rowid, tokens) VALUES (%s, %s)"
TAKE = "INSERT INTO search_tokens(search_tokens, rowid, tokens) VALUES ('delete', %s, %s)"


def put(rows: list[Row]) -> None:
    new: dict[tuple[str, int], int] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            cursor.execute(_new(len(some)), list(chain.from_iterable(some)))
            new |= {(kind, object_id): key for kind, object_id, key in cursor.fetchall()}
        cursor.executemany(ADD, [(new[row[:2]], _joined(row[0], row[2])) for row in rows if row[:2] in new])
    if len(new) < len(rows):
        _replace([row for row in rows if row[:2] not in new])


def _replace(rows: list[Row]) -> None:
    held: dict[tuple[str, int], Entry] = {}
    for kind in {row[0] for row in rows}:
        ids = [row[1] for row in rows if row[0] == kind]
        held |= {(entry.kind, entry.object_id): entry for entry in Entry.objects.filter(kind=kind, object_id__in=ids)}
    taken, added, moved = [], [], []
    for kind, object_id, text, path in rows:
        entry = held[kind, object_id]
        if (entry.text, entry.path) == (text, path):
            continue
        taken.append((entry.id, _joined(kind, entry.text)))
        added.append((entry.id, _joined(kind, text)))
        entry.text, entry.path = text, path
        moved.append(entry)
    Entry.objects.bulk_update(moved, ["text", "path"])
    with connection.cursor() as cursor:
        cursor.executemany(TAKE, taken)
        cursor.executemany(ADD, added)


@lru_cache(AT_ONCE)
def _new(rows: int) -> str:
    values = ", ".join(["(%s, %s, %s, %s)"] * rows)
    return (
        f"INSERT INTO search_entry (kind, object_id, text, path) VALUES {values}"  # noqa: S608
        " ON CONFLICT (kind, object_id) DO NOTHING RETURNING kind, object_id, id"
    )


def drop(kind: str, object_id: int) -> None:
    for entry in Entry.objects.filter(kind=kind, object_id=object_id):
        with connection.cursor() as cursor:
            cursor.execute(TAKE, [entry.id, _joined(kind, entry.text)])
        entry.delete()


def search(asked: list[tuple[str, bool]], together: list[str], path: str, limit: int) -> tuple[str, list[str | int]]:
    match = " AND ".join(f'"{token}"' + ("*" if begins else "") for token, begins in asked)
    sql = "SELECT t.rowid FROM search_tokens t"
    values: list[str | int] = []
    conditions = ["t.search_tokens MATCH %s"]
    if together or path:
        sql += " CROSS JOIN search_entry e ON e.id = t.rowid"  # in this order: the newest hits first, no further than the limit
        conditions += ["instr(e.text, %s) > 0"] * len(together)
        values = list(together)
        if path:
            conditions.append("e.path >= %s AND e.path < %s")
            values += [path, path[:-1] + "0"]
    return f"{sql} WHERE {' AND '.join(conditions)} ORDER BY t.rowid DESC LIMIT %s", [match, *values, limit]


def newest(asked: list[tuple[str, bool]], together: list[str], path: str, limit: int) -> list[int]:
    sql, values = search(asked, together, path, limit)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT object_id FROM search_entry WHERE id IN ({sql}) ORDER BY id DESC", values)  # noqa: S608
        return [object_id for (object_id,) in cursor.fetchall()]


def _joined(kind: str, text: str) -> str:
    return " ".join(tokens_of_folded(kind, text))
