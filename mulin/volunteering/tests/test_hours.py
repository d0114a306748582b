from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Record, RecordEvent
from tests.stage import NOON, Stage

from .cast import Squad, squad

YESTERDAY = NOON - timedelta(days=1)


def noted(team: Squad, minutes: int = 90, **more: object) -> Record:
    return actions.note_service(
        team.liu_yang, kind="visit", content="陪李阿姨看病", begins_at=YESTERDAY, minutes=minutes,
        by=team.who(team.stage.zhao_min), at=NOON, **more,
    )  # fmt: skip


def told(kind: str) -> list[dict[str, object]]:
    return [row.data for row in Fact.objects.filter(kind=kind).order_by("id")]


def test_nobody_confirms_their_own_hours_not_even_a_worker(stage: Stage) -> None:
    team = squad(stage)
    worker = team.who(stage.zhao_min)
    own = actions.note_service(
        actions.join(stage.zhao_min, by=worker, at=NOON), kind="visit", content="送餐", begins_at=YESTERDAY, minutes=30,
        by=worker, at=NOON,
    )  # fmt: skip
    with pytest.raises(Refused, match="自己的时长要由别人确认"):
        actions.confirm(own, by=team.who(stage.zhao_min), at=NOON)
    assert actions.confirm(own, by=team.who(stage.zhou_ming), at=NOON).status == "confirmed"


@pytest.mark.row("hours-2")
def test_a_disputed_figure_is_settled_by_somebody_else_and_the_earlier_one_is_reversed(stage: Stage) -> None:
    team = squad(stage)
    record = actions.confirm(noted(team, 60), by=team.who(stage.zhao_min), at=NOON)
    actions.dispute(record, words="我做了两个小时", by=team.who(stage.liu_yang), at=NOON)
    with pytest.raises(Refused, match="上次确认的人以外"):
        actions.confirm(record, minutes=120, words="核对过", by=team.who(stage.zhao_min), at=NOON)
    with pytest.raises(Refused, match="请写一句为什么"):
        actions.confirm(record, minutes=120, by=team.who(stage.zhou_ming), at=NOON)
    settled = actions.confirm(record, minutes=120, words="问过李阿姨", by=team.who(stage.zhou_ming), at=NOON)
    assert (settled.status, settled.minutes) == ("confirmed", 120)
    assert [one["minutes"] for one in told("volunteering.hours_taken_back")] == [60]
    assert [one["minutes"] for one in told("volunteering.hours_confirmed")] == [60, 120]
    assert list(RecordEvent.objects.values_list("kind", "minutes", "words")) == [
        ("noted", 60, ""), ("confirm", 60, ""), ("dispute", 60, "我做了两个小时"), ("confirm", 120, "问过李阿姨"),
    ]  # fmt: skip


def test_hours_confirmed_by_mistake_are_taken_back_with_a_word(stage: Stage) -> None:
    team = squad(stage)
    record = actions.confirm(noted(team), by=team.who(stage.zhao_min), at=NOON)
    with pytest.raises(Refused, match="请写原因"):
        actions.take_back(record, words="", by=team.who(stage.zhao_min), at=NOON)
    actions.take_back(record, words="记错了人", by=team.who(stage.zhao_min), at=NOON)
    assert Record.objects.get().status == "taken_back"
    assert [one["minutes"] for one in told("volunteering.hours_taken_back")] == [90]


def test_the_database_keeps_what_counts_as_it_is(stage: Stage) -> None:
    team = squad(stage)
    record = actions.confirm(noted(team), by=team.who(stage.zhao_min), at=NOON)
    for change in (
        lambda: Record.objects.filter(pk=record.pk).update(minutes=9000 // 10),
        lambda: Record.objects.filter(pk=record.pk)._raw_delete("default"),
        lambda: RecordEvent.objects.update(words="别的话"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Record.objects.get().minutes == 90


def test_the_same_source_makes_one_record(stage: Stage) -> None:
    team = squad(stage)
    first, again = noted(team, source="activities.visit 12"), noted(team, source="activities.visit 12")
    assert first == again


def test_service_in_the_future_or_of_thirty_hours_is_no_service(stage: Stage) -> None:
    team = squad(stage)
    with pytest.raises(Refused, match="最多 24 小时"):
        noted(team, 30 * 60)
    with pytest.raises(Refused, match="还没开始"):
        actions.note_service(
            team.liu_yang, kind="visit", content="送餐", begins_at=NOON + timedelta(hours=1), minutes=30,
            by=team.who(stage.zhao_min), at=NOON,
        )  # fmt: skip


@given(late=st.integers(-60, 200), early=st.integers(-60, 200), length=st.integers(15, 720))
def test_minutes_lie_within_the_shift(late: int, early: int, length: int) -> None:
    ends = NOON + timedelta(minutes=length)
    minutes = rules.minutes_of(NOON, ends, NOON + timedelta(minutes=late), ends - timedelta(minutes=early))
    assert 1 <= minutes <= length
    if late <= 15 and early <= 15:
        assert minutes == length
