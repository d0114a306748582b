from mulin.places.fields import under
from mulin.places.models import Place


def test_the_subtree_of_a_building_is_its_entrance_and_rooms(stage):
    below = Place.objects.filter(under(stage.building_3.path)).values_list("name", flat=True)
    assert sorted(below) == ["2 单元", "3 号楼", "301", "302"]


def test_zhang_weis_post_reaches_room_301_and_not_the_other_grid(stage):
    me = stage.standing(stage.zhang_wei)
    assert me.holds({"grid_worker"}, over=stage.room_301.path)
    assert not me.holds({"grid_worker"}, over=stage.other_building.path)
