from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mulin.kernel.facts.relay import drain
from mulin.matters import actions
from mulin.matters.actions import ringing
from mulin.matters.models import Matter
from mulin.matters.tests.cast import category, report
from mulin.notices.models import Notice
from tests.stage import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at(day, hour, minute=0):
    """November 2026 in Shanghai; the 19th is a Thursday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


def story(matter):
    return [(event.kind, event.data.get("clock"), event.data.get("level")) for event in matter.events.order_by("id")[1:]]


@pytest.mark.row("C093")
def test_nobody_accepts_so_it_climbs_on_working_time(stage):
    matter = report(stage, category(stage, accept_within="2wh", handle_within="9wd", close_within="30d"), at=at(19, 16, 0))
    for day in (19, 20, 21, 22, 23, 24):
        for hour in range(24):
            actions.ring(at(day, hour, 30))
    assert [(event.kind, event.data.get("level"), event.at) for event in matter.events.order_by("id")[1:]] == [
        ("reminded", None, at(19, 17, 30)),  # three quarters of two working hours
        ("escalated", 3, at(20, 9, 30)),
        ("escalated", 4, at(20, 13, 30)),  # each level has half a working day
        ("escalated", 5, at(20, 17, 30)),
    ]
    matter.refresh_from_db()
    assert matter.level == Matter.Level.STREET
    assert actions.recompute(matter) == actions.clocking.kept(matter)


def test_each_level_is_told_once(stage):
    report(stage, category(stage, accept_within="2wh", handle_within="", close_within=""), at=NOON)
    for days in range(1, 6):
        actions.ring(NOON + days * DAY)
        actions.ring(NOON + days * DAY)
    drain()
    told = Notice.objects.filter(kind="matter.escalated").order_by("id").values_list("person_id", flat=True)
    assert list(told) == [stage.he_jing.id, stage.zhao_min.id, stage.zhou_ming.id, stage.liang_bo.id]


@pytest.mark.parametrize("rest", ["pause", "answer", "merge", "close", "void"])
@pytest.mark.row("deadlines-3", "deadlines-4", "deadlines-5")
def test_what_waits_for_the_resident_or_is_merged_or_over_never_rings(stage, rest):
    kind = category(stage)
    matter, other = (
        report(stage, kind),
        report(stage, category(stage, "0202", accept_within="", handle_within="", close_within="")),
    )
    wu, zhao, wang = (stage.standing(who) for who in (stage.wu_jianguo, stage.zhao_min, stage.wang_fang))
    if rest == "merge":
        actions.merge(matter, into=other, by=zhao, at=NOON + HOUR)
    elif rest == "void":
        actions.void(matter, words="不归社区管，请打 12345", by=zhao, at=NOON + HOUR)
    else:
        actions.accept(matter, by=wu, at=NOON + HOUR)
        if rest == "pause":
            actions.pause(matter, words="是哪一层？", by=wu, at=NOON + HOUR)
        else:
            actions.answer(matter, words="换好了", by=wu, at=NOON + HOUR)
        if rest == "close":
            actions.confirm(matter, verdict="good", by=wang, at=NOON + 2 * HOUR)
    assert actions.ring(NOON + 60 * DAY) == 0
    matter.refresh_from_db()
    assert matter.due_at is None


@pytest.mark.row("deadlines-3")
def test_waiting_for_the_resident_does_not_use_up_the_time(stage):
    matter = report(stage, category(stage, handle_within="3wd", close_within="7d"), at=at(19, 10))
    wu = stage.standing(stage.wu_jianguo)
    actions.accept(matter, by=wu, at=at(19, 11))
    assert matter.clocks.get(kind="handle").due_at == at(24, 10)
    actions.pause(matter, words="是哪一层？", by=wu, at=at(20, 10))
    matter = actions.resume(matter, words="三层", by=stage.standing(stage.wang_fang), at=at(24, 10))
    assert matter.clocks.get(kind="handle").due_at == at(26, 10)  # two working days were left
    assert matter.close_by == at(30, 10)  # seven days by the calendar, and the four that it rested


@pytest.mark.row("deadlines-1")
def test_reopened_is_not_overdue_at_once(stage):
    """osTicket#5955: the handling limit begins anew, the whole goes on and does not end before it."""
    matter = report(stage, category(stage, handle_within="3wd", close_within="4d"), at=at(9, 10))
    wu, wang = stage.standing(stage.wu_jianguo), stage.standing(stage.wang_fang)
    actions.accept(matter, by=wu, at=at(9, 11))
    actions.answer(matter, words="换好了", by=wu, at=at(12, 10))  # three of four days used
    actions.confirm(matter, verdict="good", by=wang, at=at(12, 11))
    matter = actions.reopen(matter, words="又不亮了", by=wang, at=at(19, 10))
    assert matter.due_at == matter.clocks.get(kind="handle").due_at == at(24, 10)
    assert matter.close_by == at(24, 10)
    assert actions.ring(at(19, 11)) == 0


def test_a_returned_matter_keeps_its_age(stage):
    matter = report(stage, category(stage, handle_within="3wd"), at=at(19, 10))
    wu, zhao = stage.standing(stage.wu_jianguo), stage.standing(stage.zhao_min)
    before = matter.clocks.get(kind="handle").due_at
    actions.accept(matter, by=wu, at=at(19, 11))
    actions.give_back(matter, words="不是物业的灯", by=wu, at=at(20, 11))
    actions.dispatch(matter, unit_id=stage.drains.id, by=zhao, at=at(20, 12))
    assert matter.clocks.get(kind="handle").due_at == before
    assert matter.clocks.get(kind="accept").started_at == at(20, 11)


@pytest.mark.row("deadlines-2")
def test_another_category_brings_another_deadline_and_clears_overdue(stage):
    matter = report(stage, category(stage, handle_within="1wh", close_within="30d"), at=at(19, 10))
    actions.accept(matter, by=stage.standing(stage.wu_jianguo), at=at(19, 10))
    actions.ring(at(19, 11))
    actions.ring(at(19, 12))
    matter.refresh_from_db()
    assert matter.level == Matter.Level.COMMITTEE
    slow = category(stage, "0808", handle_within="5wd")
    matter = actions.correct(matter, category_id=slow.id, words="是绿化", by=stage.standing(stage.zhao_min), at=at(19, 14))
    assert (matter.due_at, matter.level) == (at(26, 10), Matter.Level.GRID)
    assert actions.ring(at(19, 15)) == 0


@pytest.mark.row("C093")
def test_neighbours_first_then_joint_governance_within_seven_days(stage):
    matter = report(stage, category(stage, self_first="3d", handle_within="2wd", close_within="7d"), at=at(19, 10))
    assert (matter.stage, matter.handler, matter.clocks.filter(kind="handle").exists()) == ("self", stage.li_xiuying, False)
    actions.accept(matter, by=stage.standing(stage.li_xiuying), at=at(19, 11))
    assert actions.ring(at(22, 9, 59)) == 0
    actions.ring(at(22, 10))
    matter.refresh_from_db()
    assert (matter.stage, matter.status, matter.unit, matter.handler) == ("joint", "offered", stage.property, None)
    assert (matter.clocks.get(kind="handle").due_at, matter.close_by) == (at(25, 9), at(26, 10))


def test_one_that_cannot_ring_keeps_none_of_the_others_quiet(stage, monkeypatch):
    kind = category(stage)
    broken, sound = report(stage, kind), report(stage, kind, words="二楼的灯也不亮了")
    rings = ringing._ring_one
    monkeypatch.setattr(ringing, "_ring_one", lambda matter, at: 1 / 0 if matter.pk == broken.pk else rings(matter, at))
    with pytest.raises(ringing.SomeFailed, match=f"^{broken.number}: ZeroDivisionError"):
        actions.ring(NOON + 9 * DAY, batch=1)
    assert {kind for kind, _clock, _level in story(sound)} == {"reminded", "escalated"} and not story(broken)
