from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from mulin.kernel.search import index
from mulin.matters import actions, demo
from mulin.matters.models import DayCount, Matter
from mulin.matters.queries.figures import Period, figures, rows_of
from tests.stage import NOON


def test_the_demo_has_matters_in_every_state_and_their_clocks_are_right(stage):
    demo.build(stage.community, scale="small", at=NOON)
    assert {status for status in Matter.objects.values_list("status", flat=True)} == set(Matter.Status.values)
    assert Matter.objects.count() == demo.LIVES["small"]
    for matter in Matter.objects.all():
        assert actions.recompute(matter) == actions.clocking.kept(matter)


@pytest.mark.row("C001")
def test_two_years_and_their_present_are_of_one_piece(stage):
    """As the full demo makes them, with small numbers."""
    actions.install_preset(stage.community, NOON - timedelta(days=800))
    demo.live(stage.community, at=NOON, history=150, lives=20)
    rows = list(Matter.objects.all())
    assert len(rows) == 170
    for matter in rows:
        assert actions.recompute(matter) == actions.clocking.kept(matter), matter
        assert set(index.find("matters", matter.number)) == {matter.pk}
    by_day = {}
    for matter in rows:
        day = matter.number[:9]
        by_day[day] = max(by_day.get(day, 0), int(matter.number[10:]))
    assert {f"{row.day:%Y-%m%d}": row.last for row in DayCount.objects.all()} == by_day
    over = [matter for matter in rows if matter.closed_at]
    assert all(matter.due_at is None and not matter.assignments.filter(until=None).exists() for matter in over)
    assert {"escalated", "reopened"} <= {kind for matter in over for kind in matter.events.values_list("kind", flat=True)}

    counted = figures(stage.community.pk, Period(), at=NOON)
    for name, figure in counted.items():
        assert figure.number == rows_of(name, Matter.objects.all()).count(), name
    month = Period(since=localtime(NOON).date() - timedelta(days=120))
    assert figures(stage.community.pk, month, at=NOON)["all"].number == sum(
        localtime(matter.opened_at).date() >= month.since for matter in rows
    )
