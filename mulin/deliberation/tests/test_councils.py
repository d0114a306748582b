"""Councils: terms that end by the clock, sessions with a quorum, resolutions that decide topics, minutes that become tasks."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mulin.deliberation import actions
from mulin.deliberation.models import Resolution, Seat, Task, Topic
from mulin.deliberation.queries.councils import members
from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from tests.walking import signed_in

from .cast_topics import DAY, Hall


@pytest.mark.row("C016", "C030")
def test_a_resolution_needs_its_quorum_and_more_than_half_of_all_members(stage):
    hall = Hall(stage)
    people = (stage.he_jing, stage.wang_fang, stage.liu_yang, stage.ma_li)
    council = hall.council(*people)
    secretary = hall.by(stage.zhou_ming)
    half = hall.session(council, 2)
    with pytest.raises(Refused, match="到会 2 位，全体 4 位，至少要到 3 位"):
        actions.resolve(half, "装门禁", yes=2, no=0, abstained=0, **secretary)
    rows = list(half.attendances.order_by("id"))
    actions.mark(half, {rows[2].pk: "online"}, **secretary)  # one more takes part online
    with pytest.raises(Refused, match="票数加起来有 4"):
        actions.resolve(half, "装门禁", yes=3, no=1, abstained=0, **secretary)
    failed = actions.resolve(half, "装门禁", yes=2, no=0, abstained=1, **secretary)  # exactly half of all members
    passed = actions.resolve(half, "修路灯", yes=3, no=0, abstained=0, **secretary)
    assert [(one.number, one.passed, one.members, one.present) for one in (failed, passed)] == [(1, False, 4, 3), (2, True, 4, 3)]
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=passed.pk).update(yes=4)


@pytest.mark.row("C030", "C083")
def test_a_council_decides_a_topic_or_sends_it_back_to_its_options(stage):
    hall = Hall(stage)
    topic = hall.at_decision()
    council = hall.council(stage.he_jing, stage.wang_fang)
    meeting, secretary = hall.session(council, 2), hall.by(stage.zhou_ming)
    no = actions.resolve(meeting, "装柜", yes=1, no=1, abstained=0, topic=topic, **secretary)
    assert actions.decide_by_council(no, **secretary).stage == "options"
    topic = actions.go_on(topic, "改了价钱", **secretary)
    yes = actions.resolve(
        meeting, "装柜，每格 300 元", yes=2, no=0, abstained=0, topic=topic, option=topic.options.first(), **secretary
    )
    topic = actions.decide_by_council(yes, **secretary)
    assert (topic.stage, topic.way, topic.outcome, topic.options.get(chosen=True).number) == (
        "follow",
        "council",
        "装柜，每格 300 元",
        1,
    )
    assert Resolution.objects.get(decides=True) == yes


@pytest.mark.row("C091")
def test_the_lines_of_minutes_that_are_tasks_become_tasks_in_one_step_or_none(stage):
    hall = Hall(stage)
    council = hall.council(stage.he_jing, stage.wang_fang)
    meeting, secretary = hall.session(council, 2), hall.by(stage.zhou_ming)
    due = (hall.at + 7 * DAY).date()
    lines = [actions.Given("量车位", due, stage.li_xiuying), actions.Given("请物业报价", due, organisation=stage.property)]
    with pytest.raises(Refused, match="写好纪要再派任务"):
        actions.give_from_minutes(meeting, lines, **secretary)
    meeting = actions.write_minutes(meeting, "量车位\n请物业报价\n下次再谈", **secretary)
    late = actions.Given("昨天的事", (hall.at - DAY).date(), stage.li_xiuying)
    with pytest.raises(Refused, match="日期已经过了"):
        actions.give_from_minutes(meeting, [*lines, late], **secretary)
    assert Task.objects.count() == 0
    actions.give_from_minutes(meeting, lines, **secretary)
    assert list(Task.objects.order_by("id").values_list("words", "who", "status")) == [
        ("量车位", "居民", "open"), ("请物业报价", "春和物业", "open"),
    ]  # fmt: skip
    task = Task.objects.get(organisation=stage.property)
    with pytest.raises(Refused, match="办成什么样"):
        actions.close_task(task, " ", **hall.by(stage.wu_jianguo))
    task = actions.close_task(task, "报价 3600 元", **hall.by(stage.wu_jianguo))
    assert (task.status, task.done_who, task.done_by) == ("done", "春和物业", stage.wu_jianguo.pk)
    corrected = actions.write_minutes(meeting, "量车位\n请物业报价", **secretary)
    assert corrected.status == "held" and Fact.objects.filter(kind="deliberation.minutes_written").count() == 2


@pytest.mark.row("C016")
def test_terms_end_by_the_clock_and_are_announced_a_month_before(stage):
    hall = Hall(stage)
    council = hall.council(stage.he_jing, stage.wang_fang)
    over = date(2029, 1, 1)
    with pytest.raises(Refused, match="任期有重叠"):
        actions.seat(council, stage.wang_fang, since=over - timedelta(days=1), until=date(2031, 1, 1), **hall.by(stage.zhou_ming))
    assert (members(council, over - timedelta(days=1)).count(), members(council, over).count()) == (2, 0)
    at = hall.at.replace(year=2028, month=12, day=10)
    assert [actions.watch_terms(at) for _time in range(2)] == [2, 0]
    assert actions.watch_terms(hall.at.replace(year=2029, month=1, day=2)) == 2
    assert list(Fact.objects.filter(kind__startswith="deliberation.seat_e").order_by("id").values_list("kind", flat=True)) == [
        *["deliberation.seat_ends"] * 2, *["deliberation.seat_ended"] * 2,
    ]  # fmt: skip
    left = actions.unseat(
        actions.seat(council, stage.liu_yang, since=hall.at.date(), until=over, **hall.by(stage.zhou_ming)),
        "搬走了",
        **hall.by(stage.zhou_ming),
    )
    assert Seat.objects.get(pk=left.pk).until == hall.at.date()


@pytest.mark.row("C083")
def test_the_clock_ends_what_was_not_seconded_and_names_what_is_late(stage):
    hall = Hall(stage)
    seconding, talked = hall.raised(), hall.accepted(title="楼道灯")
    given = actions.Given("换灯", (hall.at + DAY).date(), stage.li_xiuying)
    actions.give(talked, [given], **hall.by(stage.zhao_min))
    later = hall.at + 40 * DAY
    assert [actions.watch_topics(later), actions.watch_topics(later)] == [2, 0]
    assert [actions.watch_tasks(later), actions.watch_tasks(later)] == [1, 0]
    stages = dict(Topic.objects.values_list("pk", "stage"))
    assert stages == {seconding.pk: "lapsed", talked.pk: "collect"}
    late = Fact.objects.get(kind="deliberation.stage_late").data
    assert late == {"topic_id": talked.pk, "stage": "collect"}


@pytest.mark.row("C016")
def test_of_the_eight_committees_the_desk_shows_which_are_there_and_founds_the_others(stage):
    council, desk = Hall(stage).council(stage.he_jing), signed_in(stage.zhao_min)
    shown = {label: pk for _value, label, pk in desk.get("/desk/councils/").context["eight"]}
    names = ("公共安全", "文明建设", "楼栋自治", "物业与环境", "协商共治", "亲子教育", "文化体育", "场馆运营")
    assert shown == dict.fromkeys(names) | {"物业与环境": council.pk}
    begun = desk.get("/desk/councils/new/?subject=venues").context["form"].initial
    assert (begun["kind"], begun["subject"]) == ("committee", "venues")
