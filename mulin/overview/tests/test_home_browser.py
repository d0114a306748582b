from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser import OpenPage, barriers, photograph, problems, too_small
from tests.stage import Stage

from .town import lamps, matter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FACES = [
    (390, False, False, "zh-hans"), (390, True, False, "zh-hans"), (390, False, True, "en"),
    (390, True, False, "en"), (1440, False, False, "zh-hans"), (1440, False, True, "en"),
]  # fmt: skip


@pytest.mark.parametrize(("width", "large", "dark", "language"), FACES)
@pytest.mark.parametrize("who", ["wang_fang", None, "ma_li"])
def test_home_can_be_used_by_everyone(
    open_page: OpenPage, stage: Stage, who: str | None, width: int, large: bool, dark: bool, language: str
):
    now = timezone.now()
    lamps(stage, anonymous=True)
    matter(stage, "3 层楼道灯不亮", stage.entrance, now - timedelta(hours=5), by=stage.wang_fang, status="answered", followers=4)
    matter(stage, "快递柜挡住了消防通道", stage.building_5, now - timedelta(days=2), status="in_hand")
    page = open_page("/", as_=getattr(stage, who) if who else None, width=width, large=large, dark=dark, language=language)
    photograph(page, f"home-{who}-{width}{'-large' * large}{'-dark' * dark}-{language}")
    assert barriers(page) == []
    assert too_small(page, 60 if large else 44) == []
    assert problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
