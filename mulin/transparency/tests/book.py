"""A log with something in it, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from mulin.transparency import actions

NOON = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)


def owe(count: int, *, first: int = 0, private: bool = False) -> None:
    with transaction.atomic():
        for number in range(first, first + count):
            words: dict[str, Any] | None = {"words": f"第 {number} 件，王芳说的"} if private else None
            actions.publish(
                "matters.reported", 7, {"number": f"2026-{number:04}", "category": "0102"}, words, ("matters.matter", number),
                f"m{number}", NOON + timedelta(seconds=number), person_id=1 if private else None,
            )  # fmt: skip


def keep(*sizes: int, private: bool = False) -> None:
    """A checkpoint at each of these sizes."""
    done = 0
    for size in sizes:
        owe(size - done, first=done, private=private)
        actions.keep_up(LATER)
        done = size


@contextmanager
def triggers_off(*tables: str) -> Iterator[None]:
    """What somebody with the database's own password can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        names = [f"{table}_no_{verb}" for table in tables for verb in ("update", "delete")]
        cursor.execute(f"SELECT sql FROM sqlite_master WHERE name IN ({', '.join(['%s'] * len(names))})", names)
        kept = [sql for (sql,) in cursor.fetchall()]
        for name in names:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for sql in kept:
            cursor.execute(sql)
