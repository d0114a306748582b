from datetime import timedelta

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.relay import drain
from mulin.matters import actions
from mulin.matters.models import Follow
from mulin.matters.tests.cast import category, report
from mulin.places import actions as places
from tests.stage import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.row("C098")
def test_returned_twice_a_third_party_settles_it_for_good(stage):
    matter = report(stage, category(stage))
    wu, tang, zhang, zhao = (stage.standing(who) for who in (stage.wu_jianguo, stage.tang_lei, stage.zhang_wei, stage.zhao_min))
    actions.give_back(matter, words="管道是市政的", by=wu, at=NOON + HOUR)
    actions.dispatch(matter, unit_id=stage.drains.id, by=zhang, at=NOON + 2 * HOUR)
    matter = actions.give_back(matter, words="在红线里面", by=tang, at=NOON + 3 * HOUR)
    assert (matter.status, matter.returns, matter.dispute) == ("waiting", 2, "open")
    with pytest.raises(Refused, match="裁定责任"):
        actions.dispatch(matter, unit_id=stage.property.id, by=zhao, at=NOON + 4 * HOUR)
    with pytest.raises(Refused, match="社区工作者、社区书记或街道负责人"):
        actions.settle(matter, unit_id=stage.property.id, words="归物业", by=zhang, at=NOON + 4 * HOUR)
    matter = actions.settle(
        matter,
        unit_id=stage.property.id,
        helpers=[{"unit_id": stage.drains.id}],
        words="在红线里面，归物业",
        by=zhao,
        at=NOON + 4 * HOUR,
    )
    assert (matter.status, matter.unit, matter.dispute, matter.helpers) == (
        "offered",
        stage.property,
        "settled",
        [f"unit:{stage.drains.id}"],
    )
    with pytest.raises(Refused, match="已经裁定"):
        actions.give_back(matter, words="还是不归我们", by=wu, at=NOON + 5 * HOUR)
    rows = matter.assignments.order_by("id").values_list("role", "unit", "returned_reason", "until")
    assert list(rows) == [
        ("lead", stage.property.id, "管道是市政的", NOON + HOUR), ("lead", stage.drains.id, "在红线里面", NOON + 3 * HOUR),
        ("lead", stage.property.id, "", None), ("helper", stage.drains.id, "", None),
    ]  # fmt: skip


def test_a_dispute_at_the_first_return_goes_straight_to_the_third_party(stage):
    matter = report(stage, category(stage))
    matter = actions.give_back(matter, words="不归我们", disputed=True, by=stage.standing(stage.wu_jianguo), at=NOON)
    assert matter.dispute == "open"


def test_the_handler_cannot_verify_and_neither_can_a_colleague(stage):
    matter = report(stage, category(stage, needs_verification=True, goes="post", post_kind="grid_worker"))
    zhang, li = stage.standing(stage.zhang_wei), stage.standing(stage.li_xiuying)
    actions.accept(matter, by=zhang, at=NOON)
    actions.answer(matter, words="清走了", by=zhang, at=NOON)
    with pytest.raises(Refused, match="不能核实自己的结果"):
        actions.verify(matter, by=zhang, at=NOON)
    assert actions.refuse(matter, words="还有一半", by=li, at=NOON).status == "in_hand"


def test_nothing_closes_silently_a_worker_calls_after_three_days(stage):
    matter = report(stage, category(stage))
    wu, zhao = stage.standing(stage.wu_jianguo), stage.standing(stage.zhao_min)
    actions.accept(matter, by=wu, at=NOON)
    actions.answer(matter, words="换好了", by=wu, at=NOON)
    with pytest.raises(Refused, match="满 3 天"):
        actions.close(matter, words="打过电话", by=zhao, at=NOON + 2 * DAY)
    with pytest.raises(Refused, match="怎么确认的"):
        actions.close(matter, by=zhao, at=NOON + 4 * DAY)
    matter = actions.close(matter, words="打过电话，说好了", by=zhao, at=NOON + 4 * DAY)
    assert (matter.status, matter.verdict) == ("closed", "")
    assert actions.rate(matter, verdict="good", by=stage.standing(stage.wang_fang), at=NOON + 5 * DAY).verdict == "good"


def test_after_thirty_days_a_closed_one_is_reported_anew(stage):
    matter = report(stage, category(stage))
    wu, wang = stage.standing(stage.wu_jianguo), stage.standing(stage.wang_fang)
    actions.accept(matter, by=wu, at=NOON)
    actions.answer(matter, words="换好了", by=wu, at=NOON)
    actions.confirm(matter, verdict="good", by=wang, at=NOON)
    with pytest.raises(Refused, match="超过 30 天"):
        actions.reopen(matter, words="又坏了", by=wang, at=NOON + 31 * DAY)


def test_merged_followers_move_along_and_come_back_when_it_is_undone(stage):
    kind = category(stage)
    first, second = report(stage, kind), report(stage, kind, who=stage.ma_li)
    zhao, liu = stage.standing(stage.zhao_min), stage.standing(stage.liu_yang)
    actions.accept(second, by=stage.standing(stage.wu_jianguo), at=NOON)
    actions.follow(second, by=liu, at=NOON)
    before = actions.recompute(second)
    merged = actions.merge(second, into=first, by=zhao, at=NOON + HOUR)
    first.refresh_from_db()
    assert (merged.status, merged.merged_into, first.followers) == ("merged", first, 2)  # 刘洋, and 马丽 who reported it
    assert merged.due_at is None
    undone = actions.unmerge(second, by=zhao, at=NOON + 25 * HOUR)
    first.refresh_from_db()
    assert (undone.status, undone.merged_into, first.followers, Follow.objects.filter(matter=first).count()) == (
        "in_hand",
        None,
        0,
        0,
    )
    after = actions.recompute(undone)
    assert after.runs["close"].due_at - before.runs["close"].due_at == DAY  # it rested while merged


def test_followers_follow_once_and_leave(stage):
    matter, liu = report(stage, category(stage)), stage.standing(stage.liu_yang)
    actions.follow(matter, by=liu, at=NOON)
    assert actions.follow(matter, by=liu, at=NOON).followers == 1
    assert actions.unfollow(matter, by=liu, at=NOON).followers == 0


@pytest.mark.row("C007")
def test_open_work_moves_along_when_its_place_does_and_what_is_over_stays_readable(stage):
    kind = category(stage, goes="pool")
    matter, over = report(stage, kind, place_id=stage.room_301.id), report(stage, kind, place_id=stage.building_3.id)
    actions.void(over, words="不归社区管", by=stage.standing(stage.zhao_min), at=NOON)
    was = stage.room_301.path
    places.move(
        stage.grid, stage.second_committee, effective_on=NOON.date(), reason="划转", by=stage.standing(stage.sun_li), at=NOON
    )
    drain()
    for row in (matter, over, stage.grid, stage.room_301, stage.building_3):
        row.refresh_from_db()
    assert (matter.place_path, matter.pool_path, over.place_path) == (stage.room_301.path, stage.grid.path, stage.building_3.path)
    assert matter.events.last().data["old_path"] == was
