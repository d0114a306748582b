import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from mulin.doors.kinds import kinds
from mulin.kernel.sheets import importing
from tests.stage import NOON


def sheet_of(headers, *rows):
    book, file = Workbook(), io.BytesIO()
    for row in (headers, *rows):
        book.active.append(row)
    book.save(file)
    file.seek(0)
    return file


@pytest.fixture
def bring_in(stage):
    """`bring_in("people", headers, *rows)` imports into 春和社区 and gives the outcome."""

    def bring(kind, headers, *rows, **more):
        plan = importing.plan(kinds()[kind], sheet_of(headers, *rows), "表.xlsx")
        return importing.run(plan, stage.community, NOON, **more)

    return bring


@pytest.fixture
def data():
    folder = Path(__file__).parents[3].parent / "shared" / "data"
    if not folder.exists():
        pytest.skip("../shared/data is not there")
    return folder


def told(outcome):
    counts = outcome.counts
    return outcome.read, counts.new, counts.unchanged, counts.changed, len(outcome.refused)
