from django.apps import apps
from django.db import transaction

from mulin.places.fields import under
from mulin.places.models import Place
from tests.replay import staged
from tests.stage import build


def test_the_subtree_of_a_building_is_its_entrance_and_rooms(stage):
    below = Place.objects.filter(under(stage.building_3.path)).values_list("name", flat=True)
    assert sorted(below) == ["2 单元", "3 号楼", "301", "302"]


def test_zhang_weis_post_reaches_room_301_and_not_the_other_grid(stage):
    me = stage.standing(stage.zhang_wei)
    assert me.holds({"grid_worker"}, over=stage.room_301.path)
    assert not me.holds({"grid_worker"}, over=stage.other_building.path)


def rows() -> dict[str, int]:
    return {model._meta.label: number for model in apps.get_models() if (number := model._base_manager.count())}


def test_the_stage_played_again_is_the_stage_as_built(db):
    found = []
    for make in (build, lambda: staged(stands=False), lambda: staged(stands=False)):
        with transaction.atomic():
            stage = make()
            wang, zhao = stage.wang_fang, stage.standing(stage.zhao_min)
            places = list(Place.objects.order_by("id").values_list("kind", "label", "community__name", "parent__name"))
            found.append((rows(), places, wang.account.person == wang, zhao.held[0].kind))
            transaction.set_rollback(True)
    assert found[0] == found[1] == found[2]
