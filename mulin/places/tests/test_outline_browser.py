import pytest

from mulin.places.models import Boundary
from mulin.places.queries import grid_at
from tests.browser import photograph, problems
from tests.stage import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_worker_draws_a_grid_and_takes_a_corner_back(open_page):
    stage = build()
    page = open_page(f"/desk/places/{stage.grid.pk}/outline/", as_=stage.zhao_min, width=1440)
    drawing = page.locator("#outline-map").bounding_box()

    def corner(across: float, down: float) -> None:
        before = page.input_value("textarea[name=geometry]"), page.locator("#corners").inner_text()
        page.mouse.click(drawing["x"] + across * drawing["width"], drawing["y"] + down * drawing["height"])
        page.wait_for_function(
            "([kept, said]) => document.querySelector('textarea[name=geometry]').value !== kept || document.querySelector('#corners').textContent !== said",
            arg=list(before),
        )

    for across, down in ((0.2, 0.1), (0.8, 0.1), (0.8, 0.9), (0.5, 0.5), (0.2, 0.9)):
        corner(across, down)
        if (across, down) == (0.5, 0.5):
            page.get_by_role("button", name="退一个角").click()
    assert page.locator("#corners").inner_text() == "已点 4 个角"
    photograph(page, "outline")
    page.get_by_role("button", name="保存边界").click()
    page.wait_for_selector("text=边界已保存")
    kept = Boundary.objects.get(place=stage.grid).geometry
    assert len(kept["coordinates"][0]) == 5 and kept["coordinates"][0][0] == kept["coordinates"][0][-1]
    assert grid_at(31.2204, 121.5504, stage.community.pk) == stage.grid.pk
    assert problems(page) == []
