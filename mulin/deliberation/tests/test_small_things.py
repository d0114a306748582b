"""Small improvements and who keeps them up; riders' forum; chat groups."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mulin.deliberation.actions import chat_group as groups
from mulin.deliberation.actions import forum as forums
from mulin.deliberation.actions import improvement as improving
from mulin.deliberation.actions import upkeep as keeping
from mulin.deliberation.actions.importing import ChatGroups
from mulin.deliberation.models import ChatGroup, Forum, ForumGuest, Improvement, Upkeep
from mulin.deliberation.queries import chat_group, forum, improvement
from mulin.kernel.access import Refused
from mulin.kernel.sheets.kinds import Row
from mulin.places.models import Place
from tests.stage import NOON, Stage
from tests.walking import signed_in

from .cast_talk import done, kept_up

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def by(stage: Stage, person: Any) -> dict[str, Any]:
    return {"by": stage.standing(person), "at": NOON}


def planned(stage: Stage, **more: Any) -> Forum:
    plan = {
        "begins_at": NOON + DAY,
        "ends_at": NOON + DAY + timedelta(hours=2),
        "services": [("热水", "物业"), ("理发", "")],
    } | more
    return forums.plan_forum(forums.ForumPlan(stage.building_3, "楼前空地", "骑手说说", **plan), **by(stage, stage.zhao_min))


@pytest.mark.row("C086")
def test_from_an_idea_to_the_wall_with_before_and_after(stage: Stage) -> None:
    row = done(stage)
    assert (row.status, row.cost, row.done_on) == ("done", 120000, date(2026, 11, 19))
    assert list(improvement.wall(stage.community.pk)) == [row]
    figures = improvement.figures(stage.community.pk)
    assert (figures.done, figures.doing, figures.cost, figures.kept, figures.offered) == (1, 0, 120000, 0, 1)


@pytest.mark.row("C086")
def test_nothing_is_done_without_both_pictures(stage: Stage) -> None:
    idea = improving.Idea(stage.building_3, "灯", "二楼", "换一盏灯")
    row = improving.propose(idea, stage.wang_fang, **by(stage, stage.wang_fang))
    row = improving.agree(row, "物业", None, "", **by(stage, stage.zhao_min))
    with pytest.raises(Refused, match="改造前和改造后"):
        improving.finish(row, "a" * 24, "", **by(stage, stage.zhao_min))
    with pytest.raises(IntegrityError), transaction.atomic():
        Improvement.objects.filter(pk=row.pk).update(status="done")


@pytest.mark.row("C086")
def test_ideas_are_for_those_who_had_them_and_who_decides_until_they_are_agreed(stage: Stage) -> None:
    row = improving.propose(improving.Idea(stage.building_3, "灯", "二楼", "换灯"), stage.wang_fang, **by(stage, stage.wang_fang))
    seen = [row in improvement.visible_to(stage.standing(one)) for one in (stage.wang_fang, stage.zhao_min, stage.ma_li, None)]
    assert seen == [True, True, False, False]
    with pytest.raises(Refused):
        improving.decline(row, "", **by(stage, stage.zhao_min))
    with pytest.raises(Refused):
        improving.agree(row, "我", None, "", **by(stage, stage.wang_fang))
    assert improving.decline(row, "年底已排大修", **by(stage, stage.zhao_min)).status == "declined"


@pytest.mark.row("C086")
def test_one_keeps_it_up_for_a_while_then_it_is_offered_again(stage: Stage) -> None:
    upkeep = kept_up(stage, 60)
    assert upkeep.who == "王**（3 号楼）"
    with pytest.raises(Refused, match="已经有人"):
        keeping.adopt(upkeep.improvement, stage.liu_yang, NOON.date() + DAY, **by(stage, stage.liu_yang))
    with pytest.raises(Refused, match="认养的人"):
        keeping.look(upkeep, True, **by(stage, stage.liu_yang))
    assert keeping.watch_upkeep(NOON + 29 * DAY) == 0
    assert (keeping.watch_upkeep(NOON + 30 * DAY), keeping.watch_upkeep(NOON + 31 * DAY)) == (1, 0)  # reminded once
    with pytest.raises(Refused, match="哪里要修"):
        keeping.look(upkeep, False, **by(stage, stage.wang_fang))
    keeping.look(upkeep, False, "水管漏了", **by(stage, stage.wang_fang))
    assert keeping.watch_upkeep(NOON + 61 * DAY) == 1  # the day after its last: over
    assert improvement.keeper_of(upkeep.improvement) is None
    keeping.adopt(upkeep.improvement, stage.liu_yang, NOON.date() + DAY, team="红梅队", **by(stage, stage.liu_yang))
    assert improvement.figures(stage.community.pk).kept == 1


@pytest.mark.row("C086")
def test_the_database_knows_one_keeper_at_a_time(stage: Stage) -> None:
    upkeep = kept_up(stage)
    with pytest.raises(IntegrityError), transaction.atomic():
        Upkeep.objects.create(improvement=upkeep.improvement, who="另一位", since=NOON.date(), until=NOON.date() + DAY)


@pytest.mark.row("C087")
def test_a_forum_counts_who_came_what_was_offered_and_what_came_of_each_point(stage: Stage) -> None:
    row = planned(stage)
    with pytest.raises(Refused, match="开始以后"):
        forums.hold(row, 5, {}, **by(stage, stage.zhao_min))
    worker = {"by": stage.standing(stage.zhao_min), "at": NOON + DAY}
    water, hair = row.services.all()
    row = forums.hold(row, 23, {water.pk: 20, hair.pk: 6}, **worker)
    first = forums.bring_up(row, "门口没有地方停车", "外卖骑手", "物业", **worker)
    second = forums.bring_up(row, "夜里没有地方换电", **worker)
    forums.bring_up(row, "电梯太慢", **worker)
    forums.end_point(first, True, "划了十个车位", **worker)
    forums.end_point(second, False, "消防不允许，改到东门外", **worker)
    found = forum.figures(stage.community.pk)
    assert (found.held, found.came, found.served, found.points, found.solved, found.explained, found.open) == (
        1,
        23,
        26,
        3,
        1,
        1,
        1,
    )
    with pytest.raises(Refused, match="已经有结果"):
        forums.end_point(first, True, "再来", **worker)


@pytest.mark.row("C087")
def test_coming_is_said_beforehand_only_where_one_may_and_up_to_the_seats(stage: Stage) -> None:
    with pytest.raises(Refused, match="不用报名"):
        forums.come(planned(stage), stage.chen_hao, **by(stage, stage.chen_hao))
    row = planned(stage, registers=True, seats=1)
    for _again in range(2):
        forums.come(row, stage.chen_hao, **by(stage, stage.chen_hao))
    with pytest.raises(Refused, match="满了"):
        forums.come(row, stage.wang_fang, **by(stage, stage.wang_fang))
    forums.stay_away(row, stage.chen_hao, **by(stage, stage.chen_hao))
    assert ForumGuest.objects.count() == 0
    with pytest.raises(Refused):
        forums.cancel_forum(row, " ", **by(stage, stage.zhao_min))
    assert forums.cancel_forum(row, "下雨", **by(stage, stage.zhao_min)).status == "cancelled"


@pytest.mark.row("C090")
def test_coverage_is_computed_and_buildings_without_a_group_are_listed(stage: Stage) -> None:
    me = stage.standing(stage.zhao_min)
    row = groups.enter_group(groups.Group(stage.building_3, "wechat", "3 号楼群"), **by(stage, stage.li_xiuying))
    groups.count_group(row, 180, NOON.date() - DAY, **by(stage, stage.li_xiuying))
    groups.count_group(row, 190, NOON.date(), **by(stage, stage.li_xiuying))
    groups.count_group(row, 5, NOON.date() - 2 * DAY, **by(stage, stage.li_xiuying))  # an older one does not count as the last
    found = chat_group.coverage(me)
    assert (found.buildings, found.covered, found.share, found.percent, found.members) == (3, 1, Fraction(1, 3), 33, 190)
    assert list(chat_group.without_group(me)) == [stage.building_5, stage.other_building]
    assert row.owner_post == "楼长"


@pytest.mark.row("C090")
def test_how_to_join_is_for_those_who_live_there_while_the_code_lasts(stage: Stage) -> None:
    draft = groups.Group(stage.building_3, "wecom", "3 号楼群", link="https://work.weixin.qq.com/x", code_until=NOON.date())
    row = groups.enter_group(draft, **by(stage, stage.zhao_min))
    mine = chat_group.of_home(stage.wang_fang, NOON.date())
    assert [(one.group, one.good) for one in mine] == [(row, True)]
    assert [one.good for one in chat_group.of_home(stage.wang_fang, NOON.date() + DAY)] == [False]
    assert chat_group.of_home(stage.ma_li, NOON.date()) == []
    with pytest.raises(Refused, match="https"):
        groups.change_group(row, groups.Group(stage.building_3, "wecom", "群", link="javascript:x"), **by(stage, stage.zhao_min))
    with pytest.raises(Refused):
        groups.enter_group(groups.Group(stage.other_building, "wechat", "群"), **by(stage, stage.li_xiuying))
    closed = groups.close_group(row, "合并到小区群", **by(stage, stage.zhao_min))
    assert (closed.link, chat_group.of_home(stage.wang_fang, NOON.date())) == ("", [])


@pytest.mark.row("C090")
def test_importing_the_register_twice_adds_nothing(stage: Stage) -> None:
    kind = ChatGroups()
    rows = [
        Row(2, {"place": "5 号楼", "name": "5 号楼邻里群", "kind": "wechat", "members": 120, "on": NOON.date()}),
        Row(3, {"place": str(stage.building_3)}),
    ]
    assert list(kind.check(rows, stage.community)) == []
    first, again = kind.store(rows, stage.community, NOON), kind.store(rows, stage.community, NOON)
    assert ((first.new, first.unchanged), (again.new, again.unchanged)) == ((1, 0), (0, 1))
    assert ChatGroup.objects.get().members == 120
    (problem,) = kind.check([Row(2, {"place": "99 号楼"})], stage.community)
    assert problem.column == "place"
    assert Place.objects.filter(kind="building").count() == 3


@pytest.mark.row("C086")
def test_an_idea_has_its_point_on_the_map_and_does_without_one(stage: Stage) -> None:
    client = signed_in(stage.wang_fang)
    page = client.get("/improvements/new/")
    assert [one["lat"] for one in page.context["map"]["houses"]] == [31.2202]  # 3 号楼 alone, where she lives
    sent = {
        "place": stage.building_3.pk,
        "name": "灯",
        "spot": "二楼",
        "words": "换一盏灯",
        "lat": "31.2201",
        "lng": "121.5502",
        "once": "k" * 20,
    }
    there = client.get(client.post("/improvements/new/", sent).url)
    assert [(one["lat"], one["lng"], one["url"]) for one in there.context["map"]["points"]] == [(31.2201, 121.5502, "")]
    bare = client.get(client.post("/improvements/new/", sent | {"lat": "", "lng": "", "once": "j" * 20}).url)
    assert (bare.status_code, bare.context["map"], "data-improvement-map" in bare.content.decode()) == (200, None, False)
    wrong = client.post("/improvements/new/", sent | {"lat": "131", "once": "i" * 20})
    assert wrong.status_code == 422
