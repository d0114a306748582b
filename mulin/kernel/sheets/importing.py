"""One import: every row is read and checked first; then all are stored in one transaction, or none."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import IO, Any

from django.db import transaction
from django.utils.translation import gettext as _

from .guessing import fingerprint, guess, guess_hints
from .kept import AT_ONCE, Kept
from .kinds import Column, Counts, Kind, Layout, Problem, Row
from .memory import much_in_memory
from .mending import Cell, Hints, Unreadable
from .models import ImportRun, Mapping
from .reading import Sheet, read

KEPT_PROBLEMS = 10_000
REMEMBERED = 2_000  # cells of a column


@dataclass(frozen=True)
class Plan:
    """A file opened for a kind: which header is which column, and how to read its dates."""

    kind: Kind
    sheet: Sheet
    filename: str
    fingerprint: str
    columns: dict[str, str]  # key → header
    hints: dict[str, Any] = field(default_factory=dict)

    def missing(self) -> list[Column]:
        return [column for column in self.kind.columns if column.required and column.key not in self.columns]


@dataclass
class Outcome:
    read: int = 0
    counts: Counts = field(default_factory=Counts)
    problems: list[Problem] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    is_stored: bool = False
    before: datetime | None = None  # when the same file was stored earlier

    def refuse(self, problem: Problem) -> None:
        self.refused.add(problem.number)
        if len(self.problems) < KEPT_PROBLEMS:
            self.problems.append(problem)


class _Tried(Exception):
    """Carries a dry run out of its transaction, so that nothing of it stays."""


def plan(kind: Kind, file: IO[bytes], filename: str, settled: dict[str, Any] | None = None) -> Plan:
    """The mapping handed over, else the one remembered for these headers, else a guess.

    `settled` is {"columns": {key: header}, "hints": {"month_first": true, "zone": "America/New_York"}}.

    Raises:
        NotASheet
    """
    print_ = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    sheet = read(file, filename)
    guessed = guess(kind, sheet.headers)
    if settled is None:
        kept = Mapping.objects.filter(kind=kind.name, headers=fingerprint(sheet.headers)).first()
        settled = {"columns": kept.columns, "hints": kept.hints} if kept else {"columns": guessed}
    keys = {column.key for column in kind.columns}
    columns = {key: header for key, header in settled["columns"].items() if key in keys and header in sheet.headers}
    hints = settled["hints"] if "hints" in settled else guess_hints(sheet, kind, columns)
    return Plan(kind, sheet, filename, print_, columns, hints)


def remember(plan: Plan, at: datetime) -> None:
    Mapping.objects.update_or_create(
        kind=plan.kind.name,
        headers=fingerprint(plan.sheet.headers),
        defaults={"columns": plan.columns, "hints": plan.hints, "changed_at": at},
    )


def run(plan: Plan, community: Any, at: datetime, *, by_id: int | None = None, dry_run: bool = False) -> Outcome:
    """`community` is the place, or None for kinds of the whole installation."""
    community_id = community.pk if community is not None else None
    same = ImportRun.objects.filter(
        kind=plan.kind.name, community_id=community_id, fingerprint=plan.fingerprint, is_stored=True
    ).first()
    outcome = Outcome(before=same.at if same else None)
    layout = Layout(plan.sheet.headers, plan.columns, Hints.of(plan.hints))
    with Kept(layout) as kept:
        for problem in plan.kind.check(kept.keeping(_parsed(plan, layout, outcome)), community):
            outcome.refuse(problem)
        outcome.problems.sort(key=lambda problem: problem.number)
        if not outcome.refused:
            _store(plan, kept, community, at, outcome, dry_run=dry_run)
    counts = outcome.counts
    ImportRun.objects.create(
        kind=plan.kind.name, community_id=community_id, filename=plan.filename[:200], fingerprint=plan.fingerprint,
        columns=plan.columns, is_stored=outcome.is_stored, rows=outcome.read, new=counts.new, unchanged=counts.unchanged,
        changed=counts.changed, refused=len(outcome.refused), by_id=by_id, at=at,
    )  # fmt: skip
    return outcome


def _store(plan: Plan, kept: Kept, community: Any, at: datetime, outcome: Outcome, *, dry_run: bool) -> None:
    try:
        with much_in_memory(), transaction.atomic():
            outcome.counts = plan.kind.store(kept.rows(), community, at)
            if dry_run:
                raise _Tried
        outcome.is_stored = True
    except _Tried:
        pass


def _parsed(plan: Plan, layout: Layout, outcome: Outcome) -> Iterator[Row]:
    """Rows whose every cell could be read; the others are refused on the way."""
    wanted = [
        _Reading(column, plan.sheet.headers.index(plan.columns[column.key]), layout.hints)
        for column in plan.kind.columns
        if column.key in plan.columns
    ]
    rest = plan.sheet.rows()
    while some := list(islice(rest, AT_ONCE)):
        outcome.read += len(some)
        rows = [Row(number, {}, cells, layout) for number, cells in some]
        for reading in wanted:
            for problem in reading.fill(rows):
                outcome.refuse(problem)
        yield from (row for row in rows if row.number not in outcome.refused) if outcome.refused else rows


class _Reading:
    """One column of a file. Remembers the words that come again and again: sexes, buildings, rooms."""

    def __init__(self, column: Column, at: int, hints: Hints) -> None:
        self.column, self.at, self.hints = column, at, hints
        self.known: dict[str, Any] = {}

    def fill(self, rows: list[Row]) -> Iterator[Problem]:
        """The values of the cells, where there are any, and what is wrong with them."""
        known, key, at, required = self.known, self.column.key, self.at, self.column.required
        for row in rows:
            cell = row.cells[at]
            try:
                value = known[cell] if type(cell) is str and cell in known else self._read(cell)
            except Unreadable as error:
                yield Problem(row.number, str(error), key)
                continue
            if value is not None:
                row.values[key] = value
            elif required and _is_blank(cell):
                yield Problem(row.number, _("“%(title)s”没有填。") % {"title": self.column.title}, key)

    def _read(self, cell: Cell) -> Any:
        value = None if _is_blank(cell) else self.column.parse(cell, self.hints)
        if isinstance(cell, str):
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[cell] = value
        return value


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip(" \t\r\n\u3000\xa0"))
