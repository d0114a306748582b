"""Once the register is public it changes by an upheld objection alone."""

import pytest

from mulin.ballots import actions, queries
from mulin.ballots.models import Elector
from mulin.kernel.access import Refused

from .cast import (
    CLOSES,
    LATER,
    NOON,
    OPENS,
    OVER,
    announced,
    closed,
    grown,
    line,
    neighbour,
    objection,
    opened,
    organiser,
    owns,
    vote,
)  # fmt: skip


def settle(stage, row, upheld=True, **more):
    return actions.settle(row, upheld, "核对过了", by=organiser(stage), at=LATER, **more)


def labels(ballot):
    return [(one.line, one.label) for one in Elector.objects.filter(ballot=ballot, struck_by=None)]


@pytest.mark.row("votes-1")
def test_somebody_forgotten_is_added_and_votes(stage):
    ballot = opened(stage)
    settle(stage, objection(stage, ballot), voice=actions.Voice(person_ids=[stage.chen_hao.pk]))
    ballot.refresh_from_db()
    assert (labels(ballot)[-1], ballot.electors) == ((4, "陈浩"), 4)
    assert vote(stage, ballot, stage.chen_hao, "yes").changed is False
    assert queries.counted(ballot)[0]["ballot"]["register_now"]["objections"] == [["add", True]]


def test_a_line_is_struck_and_its_number_stays(stage):
    ballot = announced(stage)
    settle(stage, objection(stage, ballot, "strike", elector=line(ballot, stage.ma_li)))
    ballot.refresh_from_db()
    assert (labels(ballot), ballot.heads) == ([(1, "王芳"), (2, "刘洋")], 2)
    assert queries.electors_for(ballot, stage.ma_li.pk) == []
    with pytest.raises(Refused, match="划去"):
        settle(stage, objection(stage, ballot, "strike", elector=ballot.lines.get(line=3)))


def test_an_area_is_corrected_by_what_is_registered_now(stage):
    share = owns(stage.room_301, stage.wang_fang, 8000)
    owns(stage.room_302, stage.liu_yang, 7000)
    ballot = announced(stage, head="unit", secrecy="named", place_id=stage.building_3.pk)
    share.area = 8888
    share.save()
    settle(stage, objection(stage, ballot, "correct", elector=line(ballot, stage.wang_fang)))
    ballot.refresh_from_db()
    assert (ballot.area, ballot.electors, line(ballot, stage.wang_fang).area) == (15888, 2, 8888)


def test_who_has_voted_stays_in_the_register(stage):
    ballot = opened(stage)
    vote(stage, ballot, stage.ma_li, "yes")
    with pytest.raises(Refused, match="已经投出"):
        settle(stage, objection(stage, ballot, "strike", elector=line(ballot, stage.ma_li)))


def test_a_refused_objection_changes_nothing_and_says_why(stage):
    ballot = announced(stage)
    row = settle(stage, objection(stage, ballot), upheld=False)
    assert (row.reason, row.is_applied, len(labels(ballot))) == ("核对过了", False, 3)
    with pytest.raises(Refused, match="已经答复过"):
        settle(stage, row)
    with pytest.raises(Refused, match="请写明理由"):
        actions.settle(objection(stage, ballot), True, " ", by=organiser(stage), at=LATER)


def test_voting_waits_for_answers_and_for_the_end_of_the_notice(stage):
    ballot = announced(stage)
    row = objection(stage, ballot)
    with pytest.raises(Refused, match="1 条异议没有答复"):
        actions.open_(ballot, by=organiser(stage), at=OPENS)
    assert actions.open_due(OPENS) == 0
    settle(stage, row, upheld=False)
    assert actions.open_due(OPENS) == 1
    waiting = announced(stage, notice_days=3, opens_at=NOON.replace(day=22), closes_at=NOON.replace(day=25))
    with pytest.raises(Refused, match="公示期还没有结束，到 2026-11-22 12:00"):
        actions.open_(waiting, by=organiser(stage), at=LATER)


def test_the_administrator_changes_nothing(stage):
    ballot, sun = announced(stage), stage.standing(stage.sun_li)
    row = objection(stage, ballot)
    for act in (
        lambda: actions.settle(row, True, "可以", by=sun, at=LATER),
        lambda: actions.open_(ballot, by=sun, at=OPENS),
        lambda: actions.cancel(ballot, "算了", by=sun, at=OPENS),
        lambda: actions.cast(ballot, line(ballot, stage.ma_li), "yes", by=sun, at=LATER, channel="counter"),
    ):
        with pytest.raises(Refused):
            act()


def test_nobody_answers_the_own_objection(stage):
    ballot = announced(stage)
    row = actions.object_(ballot, "漏了我", "add", by=organiser(stage), at=LATER)
    with pytest.raises(Refused, match="由别人答复"):
        settle(stage, row)


def test_somebody_at_the_counter_is_written_down_with_the_worker(stage):
    ballot = announced(stage)
    row = actions.object_(ballot, "漏了我", "add", by=stage.standing(stage.zhao_min), at=LATER, label="陈阿婆")
    assert (row.person_id, row.label, row.helper_id) == (None, "陈阿婆", stage.zhao_min.pk)


def test_owners_of_rooms_that_differ_are_no_one_voice(stage):
    grown(stage.wang_fang)
    owns(stage.room_301, stage.wang_fang, 8000)
    owns(stage.room_302, stage.liu_yang, 7000)
    ballot = announced(stage, head="unit", secrecy="named", place_id=stage.building_3.pk)
    rooms = [stage.room_301.pk, stage.room_302.pk]
    with pytest.raises(Refused, match="产权人不同"):
        settle(stage, objection(stage, ballot), voice=actions.Voice(room_ids=rooms))


@pytest.mark.row("votes-1")
def test_a_room_that_is_sold_while_voting_is_on_counts_once(stage):
    """The buyer comes in when the seller's line is corrected, not beside it; and not at all once the seller has voted."""
    for room, area in ((stage.room_301, 8000), (stage.room_302, 7000)):
        share = owns(room, stage.wang_fang, area)
    ballot = opened(stage, head="unit", secrecy="named", place_id=stage.building_3.pk)
    share.until = NOON.date()
    share.save()
    owns(stage.room_302, stage.liu_yang, 7000)
    bought, sold = objection(stage, ballot), objection(stage, ballot, "correct", elector=line(ballot, stage.wang_fang))
    with pytest.raises(Refused, match="302 已经算在第 1 行里，同一套房不算两次"):
        settle(stage, bought, voice=actions.Voice(room_ids=[stage.room_302.pk]))
    settle(stage, sold, voice=actions.Voice(room_ids=[stage.room_301.pk]))
    settle(stage, bought, voice=actions.Voice(room_ids=[stage.room_302.pk]))
    ballot.refresh_from_db()
    assert (ballot.area, ballot.electors, [number for number, _label in labels(ballot)]) == (15000, 2, [2, 3])


def test_an_objection_of_the_last_minute_is_answered_before_the_count_and_changes_nothing_any_more(stage):
    ballot = opened(stage)
    row = objection(stage, ballot)
    ballot = closed(stage, ballot)
    assert actions.count_due(OVER) == 0
    with pytest.raises(Refused, match="1 条对登记册的异议没有答复"):
        actions.count(ballot, by=organiser(stage), at=OVER)
    row = actions.settle(
        row, True, "确实漏了", by=organiser(stage), at=CLOSES, voice=actions.Voice(person_ids=[stage.chen_hao.pk])
    )
    assert (row.upheld, row.is_applied, len(labels(ballot)), actions.count_due(OVER)) == (True, False, 3, 1)
    assert queries.published(ballot)["ballot"]["register_now"]["objections"] == [["add", "late"]]


def test_neither_a_child_nor_a_household_of_elsewhere_is_written_in(stage):
    grown(stage.wang_fang)
    child = neighbour(stage, "王小明", stage.room_301, born=NOON.date().replace(year=2012))
    ballot = announced(stage, head="person")
    with pytest.raises(Refused, match="王小明到投票那天还不满 18 周岁"):
        settle(stage, objection(stage, ballot), voice=actions.Voice(person_ids=[child.pk]))
    far = stage.ma_li.residences.get().household_id
    ballot = announced(stage, head="household", place_id=stage.building_3.pk)
    with pytest.raises(Refused, match="范围里的住户"):
        settle(stage, objection(stage, ballot), voice=actions.Voice(household_id=far))
