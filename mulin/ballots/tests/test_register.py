"""Who has a voice, under each head."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mulin.ballots import actions, queries
from mulin.ballots.models import Apart, Ballot, Elector, Unit
from mulin.ballots.queries.voices import voices_of
from mulin.kernel.access import Refused
from mulin.people import actions as people
from mulin.people.models import FloorArea, Residence
from mulin.places import actions as places
from tests.stage import NOON, SINCE

from .cast import announced, grown, neighbour, owns


def lines(ballot):
    """Key, label, area, who may cast it."""
    return [
        (one.key, one.label, one.area, sorted(one.persons.values_list("person__name", flat=True)))
        for one in Elector.objects.filter(ballot=ballot)
    ]


def apart(ballot):
    return [(row.why, row.person.name if row.person else row.room.label) for row in Apart.objects.filter(ballot=ballot)]


def rooms(stage, *names):
    return [places.add(stage.entrance, "room", name, since=SINCE) for name in names]


def test_adults_who_live_there_by_birth_date_and_who_has_none_is_named_apart(stage):
    grown(stage.wang_fang)
    grown(stage.liu_yang, born=date(2008, 11, 19))  # eighteen on the day voting opens
    grown(stage.li_xiuying, born=date(2008, 11, 20))  # a day later
    neighbour(stage, "无日期", stage.room_301, born=None)
    neighbour(stage, "过客", stage.room_301, kind="stay")
    neighbour(stage, "外住", stage.room_301, kind="away")
    neighbour(stage, "租客", stage.room_302, kind="tenant")
    ballot = announced(stage, head="person", place_id=stage.building_3.pk)
    assert [one.label for one in Elector.objects.filter(ballot=ballot)] == [
        "王芳 · 春和苑 3 号楼 2 单元 301", "刘洋 · 春和苑 3 号楼 2 单元 302", "租客 · 春和苑 3 号楼 2 单元 302",
    ]  # fmt: skip
    assert Elector.objects.first().mask == "王** · 春和苑 3 号楼"
    assert apart(ballot) == [("birth", "无日期")]
    assert (ballot.electors, ballot.heads, ballot.area) == (3, 3, 0)


@pytest.mark.row("C084")
def test_a_household_is_one_voice_that_each_of_its_adults_may_cast(stage):
    grown(stage.wang_fang, stage.li_xiuying)
    ballot = announced(stage, head="household", rule_key="residents-meeting-households", place_id=stage.building_3.pk)
    assert [(label, people) for _key, label, _area, people in lines(ballot)] == [
        ("春和苑 3 号楼 2 单元 301", ["王芳"]), ("春和苑 3 号楼 2 单元 302", ["李秀英"]),
    ]  # fmt: skip
    assert apart(ballot) == [("birth", "刘洋")]


def test_members_are_those_named_each_once(stage):
    ballot = announced(stage, members=[stage.ma_li.pk, stage.wang_fang.pk, stage.ma_li.pk])
    assert [label for _key, label, _area, _people in lines(ballot)] == ["马丽", "王芳"]


def owned(stage):
    """Nine rooms: three alone, a couple's, one of the couple's alone, two of the developer's, a company's, nobody's."""
    more = rooms(stage, "401", "402", "501", "502", "601", "602", "701")
    wang, liu = stage.wang_fang, stage.liu_yang
    for room, area in zip([stage.room_301, *more[:2]], (8000, 9000, 10000), strict=True):
        owns(room, wang, area)
    for owner in (wang, liu):
        owns(stage.room_302, owner, 7000, of=2)
    owns(more[2], liu, 5000)
    for room in more[3:5]:
        owns(room, "江城春和置业有限公司", 6000, is_developer=True)
    owns(more[4], stage.ma_li, 6000)  # bought, not handed over
    owns(more[5], "江城米店", 3000, source="contract")
    FloorArea.objects.create(room=more[5], area=3100, source="survey", changed_at=NOON)
    FloorArea.objects.create(room=more[6], area=4000, source="contract", changed_at=NOON)
    neighbour(stage, "租客", more[6], kind="tenant")
    return announced(
        stage, head="unit", rule_key="majority-entitled", secrecy="named", place_id=stage.building_3.pk, notice_days=0
    )


def test_owners_are_voices_as_the_court_reads_article_278(stage):
    ballot = owned(stage)
    wang, liu = stage.wang_fang.pk, stage.liu_yang.pk
    found = {one.key: (one.area, one.units_count, sorted(one.persons.values_list("person__name", flat=True)))
             for one in Elector.objects.filter(ballot=ballot)}  # fmt: skip
    (developer,) = (key for key in found if key.startswith("d:"))
    (company,) = (key for key in found if key.startswith("o:c"))
    (nobody,) = (key for key in found if key.startswith("r:"))
    assert found == {
        f"o:{wang}": (27000, 3, ["王芳"]),
        "o:" + "+".join(map(str, sorted([wang, liu]))): (7000, 1, ["刘洋", "王芳"]),
        f"o:{liu}": (5000, 1, ["刘洋"]),
        developer: (12000, 2, []),
        company: (3100, 1, []),  # the survey comes before the contract
        nobody: (4000, 1, []),
    }
    assert (ballot.electors, ballot.heads, ballot.area) == (6, 6, 58100)
    assert list(Unit.objects.filter(elector__key=nobody).values_list("source", flat=True)) == ["contract"]
    assert [one.line for one in queries.electors_for(ballot, liu)] == [2, 3]


def test_where_area_decides_a_room_without_one_stops_the_announcement_and_is_named(stage):
    owns(stage.room_301, stage.wang_fang, 8000)
    with pytest.raises(Refused, match=r"1 套房屋没有登记建筑面积.*302"):
        announced(
            stage, head="unit", rule_key="civil-code-278-ordinary", secrecy="named", place_id=stage.building_3.pk, notice_days=None,
            opens_at=NOON.replace(year=2027), closes_at=NOON.replace(year=2028),
        )  # fmt: skip


def test_where_heads_alone_count_a_room_without_an_area_has_its_voice(stage):
    owns(stage.room_301, stage.wang_fang, 8000)
    owns(stage.room_302, stage.liu_yang, 0)
    ballot = announced(stage, head="unit", secrecy="named", place_id=stage.building_3.pk)
    assert [(one.area, one.units_count) for one in ballot.lines.all()] == [(8000, 1), (0, 1)]
    assert (ballot.heads, ballot.area, [one.room for one in ballot.apart.all()]) == (2, 8000, [stage.room_302])


def test_a_developer_counts_once_though_some_papers_lack_its_code(stage):
    code = "91310000MA1FL00000"
    for room, given in ((stage.room_301, code), (stage.room_302, "")):
        owns(room, "江城春和置业有限公司", 6000, is_developer=True, credit_code=given)
    ballot = announced(stage, head="unit", secrecy="named", place_id=stage.building_3.pk)
    assert [(one.units_count, one.area) for one in ballot.lines.all()] == [(2, 12000)]


def test_nobody_is_asked_by_an_empty_register(stage):
    with pytest.raises(Refused, match="登记册里一个人也没有"):
        announced(stage, head="person", place_id=stage.building_5.pk)


def test_the_register_is_written_in_as_many_statements_for_three_as_for_thirty(stage, django_assert_num_queries):
    def statements(number):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        for place in range(number):
            neighbour(stage, f"邻居{number}{place}", stage.room_301)
        with CaptureQueriesContext(connection) as seen:
            announced(stage, head="person")
        return len(seen)

    assert statements(3) == statements(30)


def test_names_are_for_those_concerned(stage):
    grown(stage.wang_fang, stage.liu_yang)
    ballot = announced(stage, head="person")
    rows = list(queries.lines(ballot))

    def read(person):
        return [one.label for one in queries.shown(stage.standing(person), ballot, rows)]

    assert read(stage.wang_fang) == ["王芳 · 春和苑 3 号楼 2 单元 301", "刘** · 春和苑 3 号楼"]
    assert read(stage.zhang_wei) == ["王** · 春和苑 3 号楼", "刘** · 春和苑 3 号楼"]  # his grid is not the whole community
    assert read(stage.zhao_min) == [one.label for one in rows]
    assert [queries.may_read(stage.standing(one), ballot) for one in (stage.wang_fang, stage.ma_li, stage.zhao_min)] == [
        True, False, True,
    ]  # fmt: skip


def test_the_fingerprint_of_the_register_is_that_of_its_lines(stage):
    grown(stage.wang_fang, stage.liu_yang)
    first, second = (announced(stage, head="person") for _ in range(2))
    assert queries.register_fingerprint(first) == queries.register_fingerprint(second)
    grown(stage.ma_li)
    assert queries.register_fingerprint(announced(stage, head="person")) != queries.register_fingerprint(first)
    assert actions.open_(first, by=None, at=first.opens_at).register_fingerprint == queries.register_fingerprint(first)


def test_who_will_move_out_or_sell_counts_until_that_day(client, stage):
    """In registers of ballots, at the desk, in what one may do; then the clock ends it, once."""
    by, day = stage.standing(stage.zhao_min), timezone.localdate() + timedelta(days=10)
    grown(stage.wang_fang)
    home = Residence.objects.get(person=stage.wang_fang)
    share = people.add_owner(stage.room_301, stage.wang_fang, area=9000, part=1, whole=1, by=by, at=timezone.now())
    client.force_login(stage.zhao_min.account)
    there = client.post(f"/desk/residences/{home.pk}/end/", {"on": day.isoformat()}, follow=True).content.decode()
    assert f"到 {day} 迁出" in there and "迁出了。" not in there
    client.post(f"/desk/ownerships/{share.pk}/end/", {"on": day.isoformat()})
    assert f"到 {day} 结束" in client.get(f"/desk/rooms/{stage.room_301.pk}/").content.decode()
    with pytest.raises(Refused, match=f"到 {day} 才结束"):
        people.add_owner(stage.room_301, stage.liu_yang, area=9000, part=1, whole=1, by=by, at=timezone.now())

    def voices(head, on):
        ballot = Ballot(head=head, place=stage.building_3)
        return sum(stage.wang_fang.pk in line.persons for line in voices_of(ballot, on).lines)

    early, late = day - timedelta(days=1), day
    assert [voices("person", early), voices("household", early), voices("unit", early)] == [1, 1, 1]
    assert [voices("person", late), voices("household", late)] == [0, 0]
    assert people.end_due(timezone.now()) == 0
    assert people.end_due(timezone.now() + timedelta(days=10)) == 2
    assert people.end_due(timezone.now() + timedelta(days=10)) == 0
    home.refresh_from_db()
    assert (home.until, home.ends_on, voices("person", early), voices("unit", early)) == (day, None, 0, 0)
