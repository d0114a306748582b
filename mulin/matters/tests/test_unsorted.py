"""Who cannot say what kind it is gets a person to sort it; the engine only suggests, and says so."""

import pytest

from mulin.matters import actions
from mulin.matters.models import Category, Matter
from tests.stage import NOON

from .resident_stage import categories, category
from .test_desk import KEY, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.row("C095")
def test_i_cannot_say_goes_to_the_desk_although_the_words_point_to_the_property_manager(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    client.post("/report/words/", {"place": stage.building_3.id, "words": "楼道灯一闪一闪，不知道归谁管", "category": "0"})
    assert "说不清，由社区帮您选" in client.get("/report/send/").content.decode()
    client.post("/report/send/", {"once": KEY})
    matter = Matter.objects.get()
    assert (matter.version.name, matter.unit, matter.handler, matter.status) == ("其他", None, None, "waiting")

    zhao, url = signed_in(stage.zhao_min), f"/desk/matters/{matter.number}/"
    page = zhao.get(url).content.decode()
    assert "居民说不清是哪一类" in page and "系统建议“楼道灯”" in page
    form = zhao.get(f"{url}correct/").content.decode()
    assert "系统建议“楼道灯”，请您判断" in form
    lamp = Category.objects.get(code="0101")
    zhao.post(f"{url}correct/", {"once": KEY + "2", "category": lamp.pk, "words": "看了照片，是灯管坏了"})
    assert "居民说不清是哪一类" not in zhao.get(url).content.decode()
    assert Matter.objects.get().version.name == "楼道灯"


def test_with_a_suggestion_left_as_it_is_the_words_decide(stage):
    categories(stage)
    draft = actions.Draft(stage.community.id, stage.building_3.id, "楼道灯不亮了")
    matter = actions.report(draft, by=stage.standing(stage.wang_fang), at=NOON)
    assert (matter.version.name, matter.unit) == ("楼道灯", stage.property)


def test_even_neighbours_first_is_not_begun_before_somebody_has_sorted_it(stage):
    category(stage, "9901", "其他", self_first="7d", goes="pool")
    draft = actions.Draft(stage.community.id, stage.building_3.id, "不知道怎么说", unsorted=True)
    matter = actions.report(draft, by=stage.standing(stage.wang_fang), at=NOON)
    assert (matter.stage, matter.pool_path, matter.unit, matter.handler) == ("joint", "", None, None)
