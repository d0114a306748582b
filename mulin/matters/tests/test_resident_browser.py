"""The residents' pages as a phone shows them."""

import pytest

from tests.browser import barriers, photograph, problems, too_small
from tests.stage import build

from .resident_stage import categories

pytest_plugins = ["tests.browser"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = {"zh": {}, "large": {"large": True}, "en": {"language": "en"}, "en-large": {"language": "en", "large": True}, "dark": {"dark": True}}


@pytest.mark.parametrize("look", LOOKS)
def test_pages_before_anything_is_reported(open_page, look):
    stage = build()
    categories(stage)
    addresses = {
        "place": "/report/", "words": f"/report/words/?place={stage.entrance.id}", "quick": "/report/quick/", "offline": "/report/offline/",
        "matters-empty": "/matters/", "help": "/help/", "type": "/c/", "unknown": "/c/XXXX/", "open-empty": "/open/",
    }  # fmt: skip
    found = {}
    for name, address in addresses.items():
        page = open_page(address, as_=stage.wang_fang, **LOOKS[look])
        photograph(page, f"{name}-{look}")
        found[name] = [*barriers(page), *too_small(page, 60 if LOOKS[look].get("large") else 44), *wide(page), *(one for one in problems(page) if "404" not in one)]
        page.context.close()
    assert {name: amiss for name, amiss in found.items() if amiss} == {}


def wide(page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} px wider than the screen"] if over > 0 else []
