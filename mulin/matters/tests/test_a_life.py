from datetime import timedelta

import pytest

from mulin.matters import actions, queries
from mulin.matters.models import Event, Matter
from mulin.matters.tests.cast import category, report
from tests.stage import NOON

HOUR = timedelta(hours=1)


@pytest.mark.row("C096", "C101")
def test_a_lamp_from_report_to_evaluation(stage):
    kind = category(stage, needs_verification=True)
    matter = report(stage, kind)
    wu, zhang, wang = (stage.standing(who) for who in (stage.wu_jianguo, stage.zhang_wei, stage.wang_fang))
    assert (matter.number, matter.title, matter.status, matter.unit) == (
        "2026-1119-001",
        "三楼楼道的灯不亮了",
        "offered",
        stage.property,
    )

    actions.accept(matter, by=wu, at=NOON + HOUR)
    actions.arrive(matter, by=wu, at=NOON + 2 * HOUR)
    actions.answer(matter, words="换了一只声控灯。", photos=["a", "b"], by=wu, at=NOON + 3 * HOUR)
    actions.verify(matter, words="看过了，亮。", by=zhang, at=NOON + 4 * HOUR)
    actions.confirm(matter, verdict="good", words="师傅很细心", by=wang, at=NOON + 5 * HOUR)
    actions.reopen(matter, words="又不亮了", by=wang, at=NOON + 6 * HOUR)
    actions.answer(matter, words="换了线路。", by=wu, at=NOON + 7 * HOUR)
    actions.verify(matter, by=zhang, at=NOON + 8 * HOUR)
    matter = actions.confirm(matter, verdict="fair", by=wang, at=NOON + 9 * HOUR)

    assert (matter.status, matter.verdict, matter.reopens, matter.arrived_at) == ("closed", "fair", 1, NOON + 2 * HOUR)
    assert matter.due_at is None
    assert [event.kind for event in queries.timeline(matter, wang)] == [
        "reported", "accepted", "arrived", "answered", "verified", "closed", "reopened", "answered", "verified", "closed",
    ]  # fmt: skip
    assert [(event.data["post"], event.by_post) for event in queries.timeline(matter, wang)[:5]] == [
        ("reporter", ""), ("handler", "春和物业"), ("handler", "春和物业"), ("handler", "春和物业"), ("grid_worker", "第 6 网格"),
    ]  # fmt: skip
    assert actions.recompute(matter) == actions.clocking.kept(Matter.objects.get(pk=matter.pk))
    assert Event.objects.get(kind="arrived").data["minutes"] == 120
