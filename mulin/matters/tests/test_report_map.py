"""Step 1 by a tap on a map; the list of places stands beside it for who cannot or will not use one."""

import pytest
from django.test import Client

from mulin.places.models import Boundary
from tests.browser import barriers, photograph, problems, too_small
from tests.stage import NOON, build

from .resident_stage import categories
from .test_resident_report import signed_in

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[121.54, 31.21], [121.56, 31.21], [121.56, 31.23], [121.54, 31.23], [121.54, 31.21]]],
}


def test_what_is_at_a_point_is_said_before_one_goes_on(stage):
    Boundary.objects.create(place=stage.grid, geometry=SQUARE, changed_at=NOON)
    client = signed_in(stage.wang_fang)
    said = {point: client.get(f"/report/map/here/?lat={point[0]}&lng={point[1]}").json()
            for point in ((31.2202, 121.5502), (31.2255, 121.5455), (30.0, 120.0))}  # fmt: skip
    assert said == {
        (31.2202, 121.5502): {"say": "这里是春和苑 3 号楼", "inside": True},
        (31.2255, 121.5455): {"say": "这里是第 6 网格", "inside": True},
        (30.0, 120.0): {"say": "这里不在本社区，请点近一些的地方。", "inside": False},
    }
    assert client.get("/report/map/here/?lat=x").status_code == 400


def test_the_point_comes_along_into_the_report(stage):
    categories(stage)
    client = signed_in(stage.wang_fang)
    page = client.get("/report/?lat=31.2202&lng=121.5502", follow=True).content.decode()
    assert 'name="lat" value="31.2202"' in page and "春和苑 3 号楼" in page


def test_the_map_shows_outlines_and_outdoor_places_but_no_rooms(stage):
    Boundary.objects.create(place=stage.grid, geometry=SQUARE, changed_at=NOON)
    shown = Client().get("/report/map/data/").json()
    assert [one["name"] for one in shown["outlines"]] == ["第 6 网格"]
    assert {"春和苑", "3 号楼"} <= {one["name"] for one in shown["points"]} and "301" not in str(shown)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.row("C107")
def test_a_tap_on_the_map_leads_to_the_words_with_point_and_place(open_page):
    stage = build()
    categories(stage)
    page = open_page("/report/", as_=stage.wang_fang)
    page.click("text=在图上点")
    page.wait_for_selector(".leaflet-interactive, .map-name", state="attached")
    page.wait_for_function("() => document.querySelectorAll('.map-name').length > 0")
    page.click("[data-map-middle]")
    page.wait_for_selector(".map-pin")
    page.wait_for_function("() => !document.querySelector('[data-map-said]').textContent.includes('还没有点')")
    photograph(page, "report-map")
    assert [*barriers(page), *too_small(page), *problems(page)] == []
    # on 3 号楼: its dot is at a known point, so the page is asked for the same by its own form
    page.evaluate("""() => { const form = document.querySelector('[data-map-form]');
        form.elements.lat.value = '31.220200'; form.elements.lng.value = '121.550200'; form.querySelector('[type=submit]').disabled = false; }""")
    page.click("text=就报这里")
    page.wait_for_selector("text=春和苑 3 号楼")
    assert page.input_value("input[name=lat]") == "31.2202"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_without_scripts_there_is_no_map_but_the_list_of_my_places(open_page):
    stage = build()
    page = open_page("/report/map/", as_=stage.wang_fang, script=False)
    assert not page.is_visible("[data-map]") and page.is_visible("text=春和苑 3 号楼 2 单元")
