"""FTS5 keeps no texts of its own, so what is taken out must be named again: it follows from the entry's text."""

from django.db import connection

from mulin.kernel.inserting import insert

from .models import Entry
from .text import tokens

ADD = "INSERT INTO search_tokens(rowid, tokens) VALUES (%s, %s)"
TAKE = "INSERT INTO search_tokens(search_tokens, rowid, tokens) VALUES ('delete', %s, %s)"


def put(rows: list[tuple[str, int, str, str]]) -> None:
    held: dict[tuple[str, int], Entry] = {}
    for kind in {row[0] for row in rows}:
        ids = [row[1] for row in rows if row[0] == kind]
        held |= {(entry.kind, entry.object_id): entry for entry in Entry.objects.filter(kind=kind, object_id__in=ids)}
    new = [Entry(kind=row[0], object_id=row[1], text=row[2], path=row[3]) for row in rows if row[:2] not in held]
    new = insert(new)
    taken, added, moved = [], [(entry.id, _tokens(entry)) for entry in new], []
    for row in rows:
        entry = held.get((row[0], row[1]))
        if entry is None or (entry.text, entry.path) == row[2:]:
            continue
        taken.append((entry.id, _tokens(entry)))
        entry.text, entry.path = row[2:]
        added.append((entry.id, _tokens(entry)))
        moved.append(entry)
    Entry.objects.bulk_update(moved, ["text", "path"])
    with connection.cursor() as cursor:
        cursor.executemany(TAKE, taken)
        cursor.executemany(ADD, added)


def drop(kind: str, object_id: int) -> None:
    for entry in Entry.objects.filter(kind=kind, object_id=object_id):
        with connection.cursor() as cursor:
            cursor.execute(TAKE, [entry.id, _tokens(entry)])
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


def _tokens(entry: Entry) -> str:
    return " ".join(tokens(entry.kind, entry.text))
