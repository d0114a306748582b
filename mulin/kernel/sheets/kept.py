"""Rows that were read and checked, kept in a file without a name until they are stored: nothing is read or checked twice."""

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from types import TracebackType

from .kinds import Layout, Row

IN_MEMORY = 4 * 2**20  # bytes
AT_ONCE = 500  # rows


class Kept:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115

    def __enter__(self) -> "Kept":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.file.close()

    def keeping(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, which are kept when they were looked at, with what was worked out for their values meanwhile."""
        rest = iter(rows)
        while some := list(islice(rest, AT_ONCE)):
            yield from some
            pickle.dump([(row.number, row.values, row.cells) for row in some], self.file, pickle.HIGHEST_PROTOCOL)

    def rows(self) -> Iterator[Row]:
        self.file.seek(0)
        while True:
            try:
                some = pickle.load(self.file)  # noqa: S301 our own
            except EOFError:
                return
            for number, values, cells in some:
                yield Row(number, values, cells, self.layout)
