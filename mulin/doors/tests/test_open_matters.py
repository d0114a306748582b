"""Matters that were not over where they came from: from here on they have clocks, and somebody who is asked."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mulin.kernel.facts.models import Fact
from mulin.kernel.facts.relay import drain
from mulin.matters import actions, queries
from mulin.matters.models import Event, Matter
from mulin.matters.tests.cast import category
from mulin.notices.models import Notice
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.row("C027")]
HEADERS = ["编号", "标题", "类别", "上报时间", "状态", "办结时间", "办结期限"]
DAY = timedelta(days=1)


def shanghai(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


def row(number, opened, *, kind="楼道灯不亮", due=None):
    return [number, "楼道灯坏了", kind, opened, "办理中", None, due]


def alarms(matter):
    return [(event.kind, event.data.get("clock"), event.data.get("level")) for event in matter.events.order_by("id")[1:]]


def test_the_limits_are_those_of_the_category_when_it_was_reported(stage, bring_in):
    kind = category(stage, handle_within="3wd", verify_within="1wd", close_within="7d")
    actions.edit_category(kind, by=stage.standing(stage.sun_li), at=NOON, handle_within="1wd", close_within="2d")
    bring_in("matters", HEADERS, row("A-1", "2026-11-18 10:00"))
    matter = Matter.objects.get()
    assert matter.version.number == 1
    assert {clock.kind: clock.due_at for clock in matter.clocks.all()} == {
        "handle": shanghai(23, 10), "close": shanghai(25, 10),
    }  # fmt: skip
    assert (matter.due_at, matter.close_by, matter.level) == (shanghai(23, 10), shanghai(25, 10), Matter.Level.COMMITTEE)
    assert actions.recompute(matter) == actions.clocking.kept(matter)


def test_the_due_date_of_the_file_counts_instead_to_the_minute(stage, bring_in):
    category(stage, handle_within="3wd", close_within="7d")
    bring_in("matters", HEADERS, row("A-1", "2026-11-18 10:00", due="2026-11-30 17:45"))
    matter = Matter.objects.get()
    assert (matter.due_at, matter.close_by) == (shanghai(30, 17, 45), shanghai(30, 17, 45))
    assert actions.recompute(matter) == actions.clocking.kept(matter)


def test_it_waits_at_the_desk_by_urgency_and_rings_like_any_other(stage, bring_in):
    category(stage, handle_within="3wd", close_within="7d")
    bring_in("matters", HEADERS, row("A-1", "2026-11-18 10:00"), row("A-2", "2026-11-17 10:00"))
    waiting = queries.waiting_for(stage.standing(stage.zhao_min), NOON)
    assert [(matter.number, matter.why) for matter in waiting] == [("A-2", "等派单"), ("A-1", "等派单")]

    assert actions.ring(shanghai(20, 9)) == 1  # three quarters of A-2's three days
    assert actions.ring(shanghai(20, 10)) == 1
    drain()
    told = Notice.objects.filter(kind__in=["matter.reminder", "matter.escalated"]).order_by("id")
    assert [(one.kind, one.person_id) for one in told] == [
        ("matter.reminder", stage.zhao_min.id), ("matter.escalated", stage.zhao_min.id), ("matter.escalated", stage.zhou_ming.id),
    ]  # fmt: skip


def test_what_came_too_late_climbs_once_to_where_it_stands(stage, bring_in):
    category(stage, handle_within="2wd", close_within="30d")
    bring_in("matters", HEADERS, row("A-1", "2026-11-17 10:00"), row("A-2", "2026-03-02 10:00"))
    late, old = Matter.objects.order_by("number")
    assert alarms(late) == [("escalated", "handle", 4)]
    assert alarms(old)[0][0::2] == ("escalated", 5) and len(alarms(old)) == 1
    for matter in (late, old):
        assert actions.recompute(matter) == actions.clocking.kept(matter)
    assert actions.ring(NOON) == 0
    actions.ring(NOON + DAY)
    assert (alarms(late)[1:], len(alarms(old))) == ([("escalated", "handle", 5)], 1)


@pytest.mark.row("staff-5")
def test_a_file_is_one_fact_and_one_notice_a_person(stage, bring_in):
    category(stage, handle_within="2wd", close_within="30d")
    closed = ["A-9", "电梯", "楼道灯不亮", "2026-11-01", "已办结", "2026-11-02 10:00", None]
    bring_in("matters", HEADERS, *[row(f"A-{n}", f"2026-03-0{n} 10:00") for n in range(1, 9)], closed)
    (fact,) = Fact.objects.filter(kind__startswith="matters.")
    assert fact.data == {
        "community_id": stage.community.id, "new": 9, "changed": 0, "open": 8, "overdue": 8, "levels": [5],
    }  # fmt: skip
    drain()
    notices = Notice.objects.order_by("person_id")
    assert [(one.kind, one.person_id, one.values["overdue"]) for one in notices] == [
        ("matters.imported_late", person.id, 8) for person in (stage.zhao_min, stage.zhou_ming, stage.liang_bo)
    ]
    bring_in("matters", HEADERS, *[row(f"A-{n}", f"2026-03-0{n} 10:00") for n in range(1, 9)], closed)
    assert Fact.objects.filter(kind__startswith="matters.").count() == 1  # nothing new, nothing to tell


def test_it_goes_the_whole_way_from_the_desk(stage, bring_in):
    category(stage, handle_within="3wd", close_within="7d")
    bring_in("matters", HEADERS, row("A-1", "2026-11-18 10:00"))
    zhao, wu = stage.standing(stage.zhao_min), stage.standing(stage.wu_jianguo)
    matter = actions.dispatch(Matter.objects.get(), unit_id=stage.property.id, by=zhao, at=NOON)
    matter = actions.accept(matter, by=wu, at=NOON)
    matter = actions.answer(matter, words="换了灯", by=wu, at=NOON + DAY)
    assert (matter.status, matter.due_at) == ("answered", None)
    assert actions.recompute(matter) == actions.clocking.kept(matter)


def test_one_that_was_closed_elsewhere_meanwhile_is_nobodys_work_any_more(stage, bring_in):
    category(stage, handle_within="3wd", close_within="7d")
    bring_in("matters", HEADERS, row("A-1", "2026-11-18 10:00"))
    actions.dispatch(Matter.objects.get(), unit_id=stage.property.id, by=stage.standing(stage.zhao_min), at=NOON)
    bring_in("matters", HEADERS, ["A-1", "楼道灯坏了", "楼道灯不亮", "2026-11-18 10:00", "已办结", "2026-11-19 11:00", None])
    matter = Matter.objects.get()
    assert (matter.status, matter.assignments.filter(until=None).count()) == ("closed", 0)
    assert not queries.waiting_for(stage.standing(stage.wu_jianguo), NOON).exists()
    assert actions.recompute(matter) == actions.clocking.kept(matter)


def test_a_closed_one_keeps_its_outside_times_whatever_is_written_on_it_later(stage, bring_in):
    category(stage)
    bring_in("matters", HEADERS, ["A-1", "电梯", "楼道灯不亮", "2026-11-01", "已办结", "2026-11-09 10:00", "2026-11-05 12:30"])
    actions.note(Matter.objects.get(), words="抄自旧系统", by=stage.standing(stage.zhao_min), at=NOON)
    matter = Matter.objects.get()
    assert (matter.close_by, matter.closed_at) == (shanghai(5, 12, 30), shanghai(9, 10))
    assert Event.objects.filter(kind="escalated").count() == actions.ring(NOON + 90 * DAY) == 0
    assert actions.recompute(matter) == actions.clocking.kept(matter)
