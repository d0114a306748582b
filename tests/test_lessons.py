"""Sentences of the lessons that no module walks alone."""

import io
import tracemalloc
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from python_calamine import CalamineWorkbook

from mulin.kernel.sheets import writing
from mulin.matters import actions, queries
from mulin.matters.models import Matter
from mulin.matters.tests.cast import category, report
from mulin.organisations.models import Post
from tests.stage import NOON
from tests.walking import signed_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MEGABYTE = 2**20


@pytest.mark.row("deadlines-6")
def test_the_closing_time_is_stored_and_the_database_insists(stage):
    matter, wu = report(stage, category(stage)), stage.standing(stage.wu_jianguo)
    actions.accept(matter, by=wu, at=NOON + HOUR)
    actions.answer(matter, words="换好了", by=wu, at=NOON + 2 * HOUR)
    actions.confirm(matter, verdict="good", by=stage.standing(stage.wang_fang), at=NOON + 3 * HOUR)
    matter.refresh_from_db()
    assert (matter.closed_at, matter.events.get(kind="closed").at) == (NOON + 3 * HOUR, NOON + 3 * HOUR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(closed_at=None)


@pytest.mark.row("staff-2")
def test_figures_count_no_ones_cases_so_no_one_has_a_reason_to_invent_any(stage):
    kind = category(stage)
    for who in (stage.wang_fang, stage.liu_yang):
        report(stage, kind, who=who, at=timezone.now() - DAY)
    page = signed_in(stage.zhou_ming).get("/desk/figures/?span=all").content.decode()
    others = Post.objects.exclude(person=stage.zhou_ming).values_list("person__name", flat=True)
    assert [name for name in others if name in page] == []
    assert "排名" not in page.replace("不排名次", "")


ROWS = 100_000


def many():
    return ([number, "三楼楼道的灯不亮了", NOON] for number in range(ROWS))


@pytest.mark.row("staff-4")
def test_a_hundred_thousand_rows_leave_whole_and_row_by_row():
    tracemalloc.start()
    lines = sum(chunk.count(b"\n") for chunk in writing.write_csv(["编号", "内容", "时间"], many()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (lines, peak < 2 * MEGABYTE) == (ROWS + 1, True)


@pytest.mark.row("staff-4")
def test_a_hundred_thousand_rows_fit_a_workbook():
    file = io.BytesIO()
    writing.write_xlsx(file, ["编号", "内容", "时间"], many())
    file.seek(0)
    assert len(CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()) == ROWS + 1


@pytest.mark.row("staff-6")
def test_a_second_look_at_the_figures_counts_nothing_again(stage, django_assert_max_num_queries):
    kind = category(stage)
    for number in range(4):
        report(stage, kind, at=NOON - number * DAY)
    first = queries.figures(stage.community.id, queries.Period(), at=NOON + HOUR)
    with django_assert_max_num_queries(3):
        again = queries.figures(stage.community.id, queries.Period(), at=NOON + 2 * HOUR)
    assert again == first
