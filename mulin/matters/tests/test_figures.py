from datetime import timedelta

import pytest
from django.http import QueryDict

from mulin.matters import actions, queries
from mulin.matters.models import Matter
from mulin.matters.queries.figures import CONDITIONS
from mulin.matters.tests.cast import category, report
from tests.stage import NOON
from tests.walking import signed_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def three(stage):
    kind = category(stage)
    wu = stage.standing(stage.wu_jianguo)
    satisfied, open_one, late = (
        report(stage, kind),
        report(stage, kind, at=NOON + DAY, lat=31.22, lng=121.55),
        report(stage, kind, at=NOON - DAY),
    )
    for matter, answered in ((satisfied, NOON + HOUR), (late, NOON + 20 * DAY)):
        actions.accept(matter, by=wu, at=answered)
        actions.answer(matter, words="修好了", by=wu, at=answered + HOUR)
        actions.confirm(matter, verdict="good", by=stage.standing(stage.wang_fang), at=answered + 2 * HOUR)
    return satisfied, open_one, late


def test_figures_of_three_matters(stage, three):
    found = queries.figures(stage.community.id, queries.Period(), at=NOON + 30 * DAY)
    assert {name: figure.number for name, figure in found.items() if figure.number} == {
        "all": 3, "open": 1, "closed": 2, "closed_with_due": 2, "closed_late": 1, "no_point": 2, "to_accept": 3,
        "accepted_in_time": 1, "said": 2, "solved": 2, "satisfied": 2, "closed_in_time": 1, "over_here": 2, "one_trip": 2,
    }  # fmt: skip
    assert [(rate.name, rate.percent) for rate in queries.rates(found)] == [
        ("response", 33.3),
        ("solved", 100.0),
        ("satisfied", 100.0),
        ("trips", 100.0),
    ]


@pytest.mark.parametrize("period", [queries.Period(), queries.Period(NOON.date(), NOON.date())])
@pytest.mark.row("staff-1")
def test_each_figure_opens_exactly_its_rows(stage, three, period):
    visible = queries.visible_to(stage.standing(stage.zhao_min))
    found = queries.figures(stage.community.id, period, at=NOON + 30 * DAY)
    opened = {name: len(queries.Filter.read(QueryDict(found[name].query)).apply(visible, at=NOON)) for name in CONDITIONS}
    assert opened == {name: found[name].number for name in CONDITIONS}


@pytest.mark.row("staff-6")
def test_a_change_is_counted_at_the_next_look(stage, three):
    queries.figures(stage.community.id, queries.Period(), at=NOON + 30 * DAY)
    actions.void(three[1], words="属于市政，请打 12345", by=stage.standing(stage.zhao_min), at=NOON + 31 * DAY)
    found = queries.figures(stage.community.id, queries.Period(), at=NOON + 31 * DAY)
    assert (found["open"].number, found["void"].number) == (0, 1)


def test_filters_are_read_from_an_address_and_written_the_same(stage):
    text = "status=open&grid=7&overdue=1&since=2026-11-01&text=%E7%81%AF"
    assert queries.Filter.read(QueryDict(text)).query() == text
    assert queries.Filter.read(QueryDict("status=nonsense&grid=x&since=never&page=2")) == queries.Filter()


def test_text_grid_and_overdue_narrow_a_list(stage, three):
    rows = queries.visible_to(stage.standing(stage.zhao_min))

    def found(text, at=NOON):
        return set(queries.Filter.read(QueryDict(text)).apply(rows, at=at))

    assert found("text=灯") == set(three)
    assert found("text=水管") == set()
    assert found(f"grid={stage.second_grid.id}") == set()
    assert found(f"grid={stage.grid.id}&status=open") == {three[1]}
    assert found("overdue=1", at=NOON + 9 * DAY) == {three[1]}


@pytest.mark.row("C101")
@pytest.mark.row("maps-5")
def test_arrival_by_grid_in_the_grids_own_order(stage, three):
    for matter, minutes in zip(Matter.objects.order_by("id"), (8, 30, 12), strict=True):
        Matter.objects.filter(pk=matter.pk).update(arrived_at=matter.opened_at + timedelta(minutes=minutes))
    one = queries.arrivals(stage.community.id, queries.Period())
    assert [(row.grid, row.measured, row.median_minutes, row.within_goal) for row in one] == [(stage.grid, 3, 12, 33)]
    Matter.objects.filter(pk=Matter.objects.first().pk).update(arrived_at=None)
    worker = signed_in(stage.zhao_min)
    [left] = worker.get("/desk/figures/?span=all").context["arrivals"]
    listed = worker.get(f"/desk/matters/?{left.query}").context["groups"]
    assert left.measured == 2 == sum(len(group.rows) for group in listed)
