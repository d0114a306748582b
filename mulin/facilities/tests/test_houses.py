from datetime import time

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mulin.facilities import actions, queries
from mulin.facilities.models import Facility
from mulin.facilities.rules import Span
from mulin.kernel.access import Refused
from tests.stage import NOON

from .cast import house


@pytest.fixture
def worker(stage):
    return stage.standing(stage.zhao_min)


@pytest.mark.row("C125")
def test_three_levels_hang_below_one_another_and_a_centre_below_nothing(stage, worker):
    centre = house(stage).facility
    station = actions.add_facility(
        stage.building_5, level="station", parent=centre, name="五号楼站", address="5 号楼", by=worker, at=NOON
    )
    point = actions.add_facility(
        stage.other_building, level="point", parent=station, name="树下茶座", address="1 号楼", by=worker, at=NOON
    )
    assert [one.name for one in (point, point.parent, point.parent.parent)] == ["树下茶座", "五号楼站", "春和中心"]
    assert (point.lat, point.lng) == (stage.other_building.lat, stage.other_building.lng)
    with pytest.raises(Refused, match="中心上面没有上级"):
        actions.change_facility(station, level="centre", by=worker, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Facility.objects.filter(pk=station.pk).update(level="centre")
    with pytest.raises(Refused, match="已经有叫这个名字的设施"):
        actions.add_facility(stage.building_5, level="point", name="五号楼站", address="x", by=worker, at=NOON)


def test_keepers_keep_what_is_below_their_post_and_the_operator_only_serves(stage, worker):
    centre = house(stage).facility
    kept = {
        name: queries.kept_by(stage.standing(getattr(stage, name))).exists()
        for name in ("zhao_min", "he_jing", "zhou_ming", "wu_jianguo", "li_xiuying", "zhang_wei", "wang_fang")
    }
    assert [name for name, may in kept.items() if may] == ["zhao_min", "he_jing", "zhou_ming"]
    served = [name for name in kept if queries.served_by(stage.standing(getattr(stage, name))).exists()]
    assert served == ["zhao_min", "he_jing", "zhou_ming", "wu_jianguo", "li_xiuying"]
    with pytest.raises(Refused, match="由它所在地的社区工作者管理"):
        actions.set_week(centre, [], by=stage.standing(stage.wu_jianguo), at=NOON)
    with pytest.raises(Refused, match="两段时间重叠了"):
        actions.set_week(centre, [(1, Span(time(9), time(12))), (1, Span(time(11), time(13)))], by=worker, at=NOON)


@pytest.mark.row("C129")
def test_houses_out_of_reach_are_named(stage, worker):
    centre = actions.change_facility(house(stage).facility, lat=31.2185, lng=121.5502, by=worker, at=NOON)
    [reach] = [row for row in queries.coverage(stage.community.pk, [centre]) if row.level == "centre"]
    assert (reach.reached, reach.buildings, [place.name for place in reach.far]) == (2, 3, ["1 号楼"])
    assert [way.minutes for way in queries.ways_from((31.2202, 121.5502), [centre])] == [4]
    assert queries.home_of(stage.wang_fang.pk) == stage.building_3


def test_an_operator_finds_people_only_by_what_they_say_in_full(stage, worker):
    centre, cashier = house(stage).facility, stage.standing(stage.wu_jianguo)
    assert [one.name for one in queries.found(cashier, centre, "王芳")] == ["王芳"]
    assert queries.found(cashier, centre, "王") == []
    assert [one.name for one in queries.found(worker, centre, "王")] == ["王芳"]


@pytest.mark.row("C120")
def test_reviews_show_no_name_and_get_an_answer(stage, worker):
    centre = house(stage).facility
    for stars in (2, 4):
        row = actions.review(centre, "food", stars, "咸了点", by=stage.standing(stage.wang_fang), at=NOON)
    assert queries.stars_of([centre])[centre.pk] == queries.reviewing.Stars(4.0, 1)
    actions.answer(row, "明天少放盐", by=stage.standing(stage.wu_jianguo), at=NOON)
    page = Client().get(f"/facilities/{centre.pk}/").content.decode()
    assert "咸了点" in page and "明天少放盐" in page and "王芳" not in page and "李秀英" not in page


def test_pages_ask_as_often_for_three_as_for_one(stage, worker, client):
    first = house(stage)
    client.force_login(stage.zhao_min.account)
    pages = ["/facilities/", "/desk/facilities/", f"/desk/facilities/{first.facility.pk}/plan/", f"/facilities/rooms/{first.room.pk}/",
             f"/desk/facilities/canteens/{first.canteen.pk}/counter/", f"/facilities/canteens/{first.canteen.pk}/"]  # fmt: skip

    def asked(page: str) -> int:
        client.get(page)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(page).status_code == 200
        return len(caught)

    first.book(stage.wang_fang)
    before = {page: asked(page) for page in pages}
    for number in range(2):
        actions.add_facility(stage.building_5, level="point", name=f"点{number}", address="5 号楼", by=worker, at=NOON)
        room = actions.add_room(first.facility, name=f"房间{number}", by=worker, at=NOON)
        first.book(stage.wang_fang, room=room)
        first.book(stage.liu_yang, room=room, begins_at=NOON.replace(day=21))
        actions.serve(
            actions.add_dish(first.canteen, NOON.date(), "lunch", f"菜{number}", 1000, by=worker, at=NOON), by=worker, at=NOON
        )
    assert {page: asked(page) for page in pages} == before
