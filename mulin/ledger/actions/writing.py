"""Two statements write any number of entries: one for the entries, one for the lines, which moves the balances (a trigger).

Plain SQL, because the ORM would ask once for each row and build an expression for each value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from mulin.ledger.models import Account, Book, Entry, Source

Lines = Iterable[tuple[Account, int]]
ENTRY = (
    "book_id", "unit", "day", "at", "reason", "purpose", "once_key", "source_kind", "source_ref",
    "fact_id", "by_id", "parts", "reverses_id", "hold_id",
)  # fmt: skip
LINE = ("entry_id", "account_id", "day", "amount")
NOWHERE = Source()


@dataclass(frozen=True)
class Posting:
    """What is to become an entry. Lines to the same account are added up; `on` is the day in which it counts."""

    book: Book
    lines: Sequence[tuple[Account, int]]
    once_key: str
    reason: str
    source: Source = NOWHERE
    purpose: str = ""
    on: date | None = None
    reverses: Entry | None = None
    hold_id: int | None = None

    def amounts(self) -> dict[int, int]:
        """By account, in the order in which they are locked.

        Raises:
            ValueError: they do not sum to zero, are of several units, or nothing moves.
        """
        sums: dict[int, int] = {}
        for account, amount in self.lines:
            sums[account.pk] = sums.get(account.pk, 0) + amount
        if sum(sums.values()) or len({account.unit for account, _amount in self.lines}) != 1:
            raise ValueError(f"lines of {self.once_key} must sum to zero in one unit")
        moved = {pk: sums[pk] for pk in sorted(sums) if sums[pk]}
        if not moved:
            raise ValueError(f"{self.once_key} moves nothing")
        return moved


def write(postings: Sequence[Posting], *, by_id: int | None, at: datetime) -> list[Entry | None]:
    """The new entries in the order of `postings`; None where its once key is taken already."""
    today = localdate(at)
    moved = [one.amounts() for one in postings]
    rows = [_entry(one, by_id=by_id, at=at, today=today) for one in postings]
    moment = connection.ops.adapt_datetimefield_value(at)
    days = [connection.ops.adapt_datefield_value(row.day) for row in rows]
    values: list[Any] = []
    for row, amounts, day in zip(rows, moved, days, strict=True):
        values += (
            row.book_id, row.unit, day, moment, row.reason, row.purpose, row.once_key, row.source_kind, row.source_ref,
            row.fact_id, row.by_id, len(amounts), row.reverses_id, row.hold_id,
        )  # fmt: skip
        row.parts = len(amounts)
    with connection.cursor() as cursor:
        cursor.execute(statement(entries=len(rows)), values)
        made = {(book_id, key): pk for pk, book_id, key in cursor.fetchall()}
        found = [made.pop((row.book_id, row.once_key), None) for row in rows]
        values = []
        for row, amounts, day, pk in zip(rows, moved, days, found, strict=True):
            if pk is not None:
                row.pk, row._state.adding, row._state.db = pk, False, connection.alias
                for account_id, amount in amounts.items():
                    values += (pk, account_id, day, amount)
        if values:
            cursor.execute(statement(lines=len(values) // len(LINE)), values)
    return [row if pk is not None else None for row, pk in zip(rows, found, strict=True)]


def _entry(posting: Posting, *, by_id: int | None, at: datetime, today: date) -> Entry:
    source = posting.source
    return Entry(
        book=posting.book, unit=posting.lines[0][0].unit, day=posting.on or today, at=at, reason=posting.reason,
        purpose=posting.purpose, once_key=posting.once_key, source_kind=source.kind, source_ref=source.ref,
        fact_id=source.fact_id, by_id=by_id, reverses=posting.reverses, hold_id=posting.hold_id,
    )  # fmt: skip


@lru_cache(500)
def statement(entries: int = 0, lines: int = 0) -> str:
    """The one for so many entries, or that for so many lines."""
    if entries:
        return (
            f"INSERT INTO ledger_entry ({', '.join(ENTRY)}) VALUES {_places(len(ENTRY), entries)}"  # noqa: S608
            " ON CONFLICT (book_id, once_key) DO NOTHING RETURNING id, book_id, once_key"
        )
    return f"INSERT INTO ledger_line ({', '.join(LINE)}) VALUES {_places(len(LINE), lines)}"  # noqa: S608


def _places(columns: int, rows: int) -> str:
    return ", ".join([f"({', '.join(['%s'] * columns)})"] * rows)
