import pytest

from tests.browser import OpenPage, barriers, photograph, problems, too_small
from tests.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("width", "large", "dark", "language"),
    [(390, False, False, "zh-hans"), (390, True, False, "zh-hans"), (1440, False, False, "en"), (1440, False, True, "zh-hans")],
)
def test_the_gallery_can_be_used_by_everyone(
    open_page: OpenPage, stage: Stage, width: int, large: bool, dark: bool, language: str
):
    page = open_page("/desk/gallery/", as_=stage.zhao_min, width=width, large=large, dark=dark, language=language)
    photograph(page, f"gallery-{width}{'-large' * large}{'-dark' * dark}-{language}")
    assert barriers(page) == []
    assert too_small(page, 60 if large else 44) == []
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width  # nothing sticks out sideways


def test_large_type_and_language_are_switched_without_script(open_page: OpenPage, stage: Stage):
    page = open_page("/help/", script=False)
    size = page.locator("h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    page.get_by_role("button", name="大字").click()
    page.wait_for_selector("html[data-font=large]")
    assert page.locator("h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)") > size
    page.get_by_role("button", name="English").click()
    page.wait_for_selector("html[lang=en]")
    assert (page.locator("html").get_attribute("lang"), page.url.endswith("/help/")) == ("en", True)


def test_a_draft_survives_a_closed_page_and_can_be_cleared(open_page: OpenPage, stage: Stage):
    page = open_page("/desk/gallery/", as_=stage.zhao_min, width=1440)
    page.get_by_label("还想说的").fill("三楼的灯不亮")
    page.wait_for_function("() => Object.values(localStorage).some(kept => kept.includes('三楼的灯不亮'))")
    page.reload()
    assert page.get_by_label("还想说的").input_value() == "三楼的灯不亮"
    page.get_by_role("button", name="清空重写").click()
    page.reload()
    assert page.get_by_label("还想说的").input_value() == ""


def test_the_desk_is_worked_by_keys(open_page: OpenPage, stage: Stage):
    page = open_page("/desk/gallery/", as_=stage.zhao_min, width=1440)
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert [box.is_checked() for box in page.locator(".item input[type=checkbox]").all()] == [False, True]
    page.keyboard.press("k")
    page.keyboard.press("Shift+X")
    assert [box.is_checked() for box in page.locator(".item input[type=checkbox]").all()] == [True, True]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
