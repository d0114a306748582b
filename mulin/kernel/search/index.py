"""The one door: put texts in, take them out, find object ids."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from . import postgresql, sqlite
from .models import Entry
from .text import fold, rechecked, wanted

Row = tuple[str, int, str, str]  # kind, object id, text, path
BATCH = 500
LIMIT = 1000


def put(kind: str, object_id: int, text: str, path: str = "") -> None:
    put_many([(kind, object_id, text, path)])


def put_many(rows: Iterable[Row]) -> None:
    """Add or replace. A kind is a word of small letters; an object keeps its place in the order when it is put again."""
    with transaction.atomic(savepoint=False):
        _put(rows)


def _put(rows: Iterable[Row]) -> None:
    rest = ((kind, object_id, fold(text), path) for kind, object_id, text, path in rows)
    while batch := list({(row[0], row[1]): row for row in islice(rest, BATCH)}.values()):
        _vendor().put(batch)


@transaction.atomic
def drop(kind: str, object_id: int) -> None:
    _vendor().drop(kind, object_id)


def find(kind: str, query: str, path: str = "", *, limit: int = LIMIT) -> QuerySet[Entry, int]:
    """Ids of the `limit` newest objects that have every word of the query, as a subquery for `.filter(id__in=…)`.

    Evaluated by itself it lists the ids, newest first. A query without letters or digits finds nothing.
    """
    asked = wanted(kind, query)
    if not asked:
        return Entry.objects.none().values_list("object_id", flat=True)
    sql, values = _vendor().search(asked, rechecked(query), path, limit)
    return Entry.objects.filter(id__in=RawSQL(sql, values)).order_by("-id").values_list("object_id", flat=True)  # noqa: S611


def newest(kind: str, query: str, path: str = "", *, limit: int) -> list[int]:
    """The same ids as the first of `find`, read at once: for a page of hits and nothing else."""
    asked = wanted(kind, query)
    return _vendor().newest(asked, rechecked(query), path, limit) if asked else []


def _vendor() -> Any:
    return sqlite if connection.vendor == "sqlite" else postgresql
