from datetime import date

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.places import actions, queries
from mulin.places.forms import FaceForm
from mulin.places.models import Place
from tests.stage import NOON, SINCE

TODAY = date(2026, 11, 19)
K = Place.Kind


@pytest.fixture
def clerk(stage):
    return stage.standing(stage.zhao_min)


def test_a_worker_adds_a_building(stage, clerk):
    new = actions.add_below(stage.estate, K.BUILDING, " 10 号楼 ", by=clerk, at=NOON, since=TODAY)
    assert (new.label, new.path, new.community) == ("春和苑 10 号楼", f"{stage.estate.path}{new.pk}/", stage.community)
    assert [one.name for one in queries.children_of(stage.estate)] == ["3 号楼", "5 号楼", "10 号楼"]


def test_two_places_of_one_name_are_refused_but_a_closed_name_is_free(stage, clerk):
    with pytest.raises(Refused, match="已经有“5 号楼”"):
        actions.add_below(stage.estate, K.BUILDING, "5 号楼", by=clerk, at=NOON, since=TODAY)
    actions.close(stage.building_5, on=TODAY, by=clerk, at=NOON)
    assert actions.add_below(stage.estate, K.BUILDING, "5 号楼", by=clerk, at=NOON, since=TODAY).pk


def test_a_house_cannot_stand_in_a_room(stage, clerk):
    for parent, kind in ((stage.room_301, K.BUILDING), (stage.room_301, K.SPOT), (stage.building_3, K.ESTATE)):
        with pytest.raises(Refused, match="不能再设"):
            actions.add_below(parent, kind, "甲", by=clerk, at=NOON, since=TODAY)


def test_a_new_name_shows_in_all_labels_below(stage, clerk):
    actions.rename(stage.building_3, "三号楼", name_en="Building 3", by=clerk, at=NOON)
    assert Place.objects.get(pk=stage.room_301.pk).label == "春和苑 三号楼 2 单元 301"
    assert Place.objects.get(pk=stage.building_3.pk).label == "春和苑 三号楼"
    assert Fact.objects.get(kind="places.renamed").data == {
        "place_id": stage.building_3.pk,
        "old_name": "3 号楼",
        "new_name": "三号楼",
    }


def test_a_new_name_of_a_grid_leaves_the_neighbours_words_alone(stage, clerk):
    actions.rename(stage.grid, "第六网格", by=clerk, at=NOON)
    assert Place.objects.get(pk=stage.room_301.pk).label == "春和苑 3 号楼 2 单元 301"


def test_a_place_with_others_below_cannot_be_closed(stage, clerk):
    with pytest.raises(Refused, match="还有 1 个地点"):
        actions.close(stage.building_3, on=TODAY, by=clerk, at=NOON)
    with pytest.raises(Refused, match="晚于启用日期"):
        actions.close(stage.building_5, on=SINCE, by=clerk, at=NOON)


def test_a_closed_place_can_only_be_read(stage, clerk):
    closed = actions.close(stage.building_5, on=TODAY, by=clerk, at=NOON)
    with pytest.raises(Refused, match="只能查看"):
        actions.rename(closed, "旧楼", by=clerk, at=NOON)


KEEPERS = {"zhao_min", "sun_li"}
CAST = [
    "wang_fang",
    "li_xiuying",
    "zhang_wei",
    "zhao_min",
    "he_jing",
    "zhou_ming",
    "liang_bo",
    "wu_jianguo",
    "chen_hao",
    "sun_li",
]


@pytest.mark.parametrize("who", CAST)
def test_who_may_change_places(stage, who):
    by = stage.standing(getattr(stage, who))
    acts = [
        lambda: actions.add_below(stage.estate, K.BUILDING, "9 号楼", by=by, at=NOON, since=TODAY),
        lambda: actions.rename(stage.building_5, "五号楼", by=by, at=NOON),
        lambda: actions.close(stage.building_5, on=TODAY, by=by, at=NOON),
    ]
    for act in acts:
        if who in KEEPERS:
            act()
        else:
            with pytest.raises(Refused, match="社区工作者"):
                act()


@pytest.mark.parametrize("who", CAST)
def test_who_may_change_the_communitys_face(stage, who):
    by = stage.standing(getattr(stage, who))
    if who in {"zhou_ming", "sun_li"}:
        assert actions.change_face(stage.community, {"name": "春和", "mark": "春"}, by=by, at=NOON).mark == "春"
    else:
        with pytest.raises(Refused, match="社区书记"):
            actions.change_face(stage.community, {"name": "春和"}, by=by, at=NOON)


@pytest.mark.parametrize(
    ("colour", "is_fine"), [("#ac3322", True), ("", True), ("#ffee99", False), ("red", False), ("#AC3322", True)]
)
def test_a_colour_nobody_can_read_is_refused(stage, colour, is_fine):
    form = FaceForm({"name": "春和社区", "mark": "春", "brand": colour}, instance=stage.community.face)
    assert (form.is_valid(), "brand" in form.errors) == (is_fine, not is_fine)


def test_a_place_is_found_however_it_is_spaced(stage):
    seen = queries.visible_to(stage.standing(stage.zhao_min))
    assert [list(queries.named(seen, words)) for words in ("3号楼 301", "春和苑3号楼2单元301", "99010100100 二居")] == [
        [stage.room_301], [stage.room_301], [stage.second_committee],
    ]  # fmt: skip


def test_staff_see_what_lies_below_their_posts(stage):
    def names(who):
        return [place.name for place in queries.roots_for(stage.standing(who))]

    assert (names(stage.liang_bo), names(stage.zhao_min), names(stage.zhang_wei)) == (["春和街道"], ["春和社区"], ["第 6 网格"])
    assert (names(stage.wang_fang), names(stage.wu_jianguo), names(None)) == ([], [], [])
    assert not queries.visible_to(stage.standing(stage.zhang_wei)).filter(pk=stage.other_building.pk).exists()
