"""What can be imported: a module declares a `Kind` with its columns; `importing.run` does the rest."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.utils.functional import Promise

from . import mending
from .mending import Cell, Hints


@dataclass(frozen=True)
class Column:
    key: str
    title: str | Promise
    aliases: tuple[str, ...] = ()  # other headers under which it comes
    parse: Callable[[Cell, Hints], Any] = mending.line
    required: bool = False
    note: str | Promise = ""  # how to fill it in, shown in the template
    example: str | Promise = ""


@dataclass(frozen=True)
class Layout:
    """What all rows of a file share."""

    headers: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)  # column key → header
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Row:
    """One row whose cells could be read. `values` has only what was filled in, by column key."""

    number: int  # as the spreadsheet shows it
    values: dict[str, Any]
    cells: list[Cell] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)

    def raw(self, *, without: Collection[str] = ()) -> dict[str, str]:
        """Every filled cell as it stood, by header, except the columns of these keys."""
        own = {self.layout.columns.get(key) for key in without}
        filled = zip(self.layout.headers, self.cells, strict=True)
        return {header: str(cell) for header, cell in filled if header not in own and cell not in (None, "")}


@dataclass(frozen=True)
class Problem:
    number: int
    sentence: str
    column: str = ""  # key


@dataclass
class Counts:
    new: int = 0
    unchanged: int = 0
    changed: int = 0
    notes: list[str] = field(default_factory=list)  # sentences for the person who imports


class Kind:
    """Subclass, set the three, override the two."""

    name: ClassVar[str]
    title: ClassVar[str | Promise]
    columns: ClassVar[tuple[Column, ...]]
    in_community: ClassVar[bool] = True  # False: the whole installation's, such as the codes of all places

    def check(self, rows: Iterable[Row], community: Any) -> Iterator[Problem]:
        """What is wrong beyond single cells. Must run through all rows; may not write."""
        for _row in rows:
            pass
        yield from ()

    def store(self, rows: Iterable[Row], community: Any, at: datetime) -> Counts:
        """Called once, inside one transaction, with rows that passed. Storing the same again changes nothing."""
        raise NotImplementedError
