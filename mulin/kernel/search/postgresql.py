from django.db import connection

from .models import Entry
from .text import tokens_of_folded

NEWEST = "(SELECT * FROM search_entry ORDER BY id DESC LIMIT 4000) AS newest"  # its LIMIT keeps the planner out of the GIN index
PUT = """
INSERT INTO search_entry (kind, object_id, text, path, tokens)
SELECT kind, object_id, text, path, array_to_tsvector(string_to_array(tokens, ' '))
FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[]) AS new (kind, object_id, text, path, tokens)
ON CONFLICT (kind, object_id) DO UPDATE SET text = excluded.text, path = excluded.path, tokens = excluded.tokens
WHERE (search_entry.text, search_entry.path) IS DISTINCT FROM (excluded.text, excluded.path)
"""


def put(rows: list[tuple[str, int, str, str]]) -> None:
    rows = sorted(rows)  # two writers cannot lock crosswise
    columns = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(PUT, [*columns, [" ".join(tokens_of_folded(row[0], row[2])) for row in rows]])


def drop(kind: str, object_id: int) -> None:
    Entry.objects.filter(kind=kind, object_id=object_id).delete()


def search(
    asked: list[tuple[str, bool]], together: list[str], path: str, limit: int, *, among: str = "search_entry"
) -> tuple[str, list[str | int]]:
    query = " & ".join(f"'{token}'" + (":*" if begins else "") for token, begins in asked)
    conditions, values = ["tokens @@ %s::tsquery"], [query, *together]
    conditions += ["strpos(text, %s) > 0"] * len(together)
    if path:
        conditions.append("path >= %s AND path < %s")
        values += [path, path[:-1] + "0"]
    return f"SELECT id FROM {among} WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT %s", [*values, limit]  # noqa: S608


def newest(asked: list[tuple[str, bool]], together: list[str], path: str, limit: int) -> list[int]:
    """What is frequent is found among the newest entries, without all its hits being fetched and sorted; else everywhere."""
    for among in (NEWEST, "search_entry"):
        sql, values = search(asked, together, path, limit, among=among)
        with connection.cursor() as cursor:
            cursor.execute(sql.replace("SELECT id", "SELECT object_id", 1), values)
            found = [object_id for (object_id,) in cursor.fetchall()]
        if len(found) == limit:
            break
    return found
