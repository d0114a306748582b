import pytest

from mulin.matters import actions, queries
from mulin.matters.models import Matter
from mulin.matters.rules import may_see
from mulin.matters.tests.cast import category, report
from mulin.organisations.queries import NOBODY
from tests.stage import NOON

CAST = [
    "wang_fang",
    "liu_yang",
    "ma_li",
    "li_xiuying",
    "zhang_wei",
    "zhao_min",
    "he_jing",
    "zhou_ming",
    "liang_bo",
    "wu_jianguo",
    "tang_lei",
    "chen_hao",
    "sun_li",
]


@pytest.fixture
def four(stage):
    """Public and private, in both grids."""
    public, private = category(stage), category(stage, "0901", is_public=False, goes="desk")
    return [
        report(stage, kind, place_id=place.id, who=who)
        for place, who in ((stage.building_3, stage.wang_fang), (stage.other_building, stage.ma_li))
        for kind in (public, private)
    ]


def seen(stage, who):
    return sorted(queries.visible_to(stage.standing(who) if who else NOBODY).values_list("id", flat=True))


def test_who_sees_which_of_the_four(stage, four):
    here, here_private, there, there_private = [matter.id for matter in four]
    public = [here, there]
    assert {name: seen(stage, getattr(stage, name)) for name in CAST} == {
        "wang_fang": [here, here_private, there], "liu_yang": public, "ma_li": [here, there, there_private],
        "li_xiuying": [here, here_private, there], "zhang_wei": [here, here_private, there],
        "he_jing": [here, here_private, there], "zhao_min": [matter.id for matter in four],
        "zhou_ming": [matter.id for matter in four], "liang_bo": [matter.id for matter in four],
        "wu_jianguo": public, "tang_lei": public, "chen_hao": public, "sun_li": [matter.id for matter in four],
    }  # fmt: skip
    assert seen(stage, None) == public


def test_the_rule_and_the_query_say_the_same(stage, four):
    for name in CAST:
        me = stage.standing(getattr(stage, name))
        assert set(queries.visible_to(me)) == {matter for matter in Matter.objects.all() if may_see(me, matter)}


def test_lists_at_the_desk_leave_out_what_is_merely_public(stage, four):
    assert set(queries.staff_sees(stage.standing(stage.zhang_wei))) == set(four[:2])
    assert set(queries.staff_sees(stage.standing(stage.wu_jianguo))) == {four[0]}  # of 春和苑


def test_a_helper_units_people_see_a_private_one(stage, four):
    actions.dispatch(
        four[1], unit_id=stage.property.id, helpers=[{"unit_id": stage.drains.id}], by=stage.standing(stage.zhao_min), at=NOON
    )
    assert four[1].id in seen(stage, stage.tang_lei)


def test_what_waits_for_whom_and_why(stage, four):
    def waiting(who):
        return [(matter.id, matter.why) for matter in queries.waiting_for(stage.standing(who), NOON)]

    here, here_private, _there, there_private = [matter.id for matter in four]
    assert waiting(stage.wu_jianguo) == [(here, "等您接单")]
    assert sorted(waiting(stage.zhao_min)) == sorted([(here_private, "等派单"), (_there, "等派单"), (there_private, "等派单")])
    assert waiting(stage.he_jing) == [(here_private, "等派单")]
    assert waiting(stage.wang_fang) == waiting(stage.liu_yang) == []


def test_one_query_whatever_waits(stage, four, django_assert_num_queries):
    for who in (stage.zhao_min, stage.wu_jianguo, stage.zhang_wei, stage.wang_fang):
        me = stage.standing(who)
        with django_assert_num_queries(1):
            list(queries.waiting_for(me, NOON))
        with django_assert_num_queries(1):
            list(queries.visible_to(me).order_by("-opened_at")[:25])


def test_residents_read_posts_and_not_names_or_internal_notes(stage, four):
    actions.note(four[0], words="住户有病史，注意方式", by=stage.standing(stage.zhao_min), at=NOON)
    actions.note(four[0], words="师傅在路上", internal=False, by=stage.standing(stage.zhao_min), at=NOON)
    read = queries.timeline(four[0], stage.standing(stage.wang_fang))
    assert [event.words for event in read] == ["三楼楼道的灯不亮了。老人看不清。", "师傅在路上"]
    assert "赵敏" not in " ".join(f"{event.by_post} {event.data}" for event in read)
    assert len(queries.timeline(four[0], stage.standing(stage.zhang_wei))) == 3


@pytest.mark.row("maps-1")
def test_similar_ones_nearby_are_found_and_far_or_private_ones_not(stage):
    kind = category(stage)
    near = report(stage, kind, lat=31.2202, lng=121.5502)
    report(stage, kind, lat=31.2300, lng=121.5502, place_id=stage.other_building.id)  # a kilometre away
    other_words = report(stage, kind, words="单元门坏了", lat=31.2210, lng=121.5502)
    report(stage, category(stage, "0901", is_public=False), lat=31.2202, lng=121.5502)
    found = queries.similar(stage.community.id, kind.id, stage.building_5.id, 31.2203, 121.5503, "楼道灯不亮")
    assert found == [near, other_words]
    same_building = queries.similar(stage.community.id, kind.id, stage.room_301.id, None, None, "楼道灯不亮")
    assert same_building == [near, other_words]
    assert queries.near(31.2203, 121.5503) == [near, other_words]
