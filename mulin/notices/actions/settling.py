"""What became of a batch, written down in one statement."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from mulin.notices.models import Delivery

TABLE = Delivery._meta.db_table
KEPT = {
    "id": "bigint",
    "claim": "text",
    "state": "text",
    "sent_at": "timestamptz",
    "with_id": "bigint",
    "provider_id": "text",
    "error": "text",
}
MOVED = {"due_at": "timestamptz", "tries": "int"}  # stay as they are where nothing is said


@dataclass(frozen=True)
class Outcome:
    """Of one delivery that we had claimed. `due_at`, `tries`: as they were, when None."""

    row: Delivery
    state: str
    sent_at: datetime | None = None
    with_id: int | None = None
    provider_id: str = ""
    error: str = ""
    due_at: datetime | None = None
    tries: int | None = None


def settle(outcomes: Sequence[Outcome]) -> set[int]:
    """End our claims; return the ids of those that were still ours. What another sender has taken meanwhile is its own."""
    if not outcomes:
        return set()
    is_postgresql = connection.vendor == "postgresql"
    names = {name: f"new.{name}" if is_postgresql else f"json_extract(new.value, '$.{name}')" for name in KEPT | MOVED}
    source = f"json_to_recordset(%s::json) AS new({', '.join(f'{name} {kind}' for name, kind in (KEPT | MOVED).items())})"
    columns = [f"{name} = {names[name]}" for name in KEPT if name not in ("id", "claim")]
    columns += [f"{name} = COALESCE({names[name]}, {TABLE}.{name})" for name in MOVED]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TABLE} SET claim = '', claimed_until = NULL, {', '.join(columns)}"  # noqa: S608
            f" FROM {source if is_postgresql else 'json_each(%s) AS new'}"
            f" WHERE {TABLE}.id = {names['id']} AND {TABLE}.claim = {names['claim']} RETURNING {TABLE}.id",
            [json.dumps([_values(one) for one in outcomes], ensure_ascii=False, default=str)],
        )
        return {pk for (pk,) in cursor.fetchall()}


def _values(one: Outcome) -> dict[str, Any]:
    adapted = connection.ops.adapt_datetimefield_value
    return {
        "id": one.row.pk, "claim": one.row.claim, "state": str(one.state), "sent_at": adapted(one.sent_at), "with_id": one.with_id,
        "provider_id": one.provider_id[:120], "error": one.error[:300], "due_at": adapted(one.due_at), "tries": one.tries,
    }  # fmt: skip
