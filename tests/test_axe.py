"""axe finds nothing on any page, in both sizes of type: residents' pages on a phone, the desk on a PC."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.db import connection
from django.test import Client

from mulin.kernel.ui.kept import forget
from tests.axe import BY_LOOKS, give_axe, judged, shown
from tests.browser import HEIGHTS, PATIENCE, OpenPage, barriers, too_small
from tests.stage import Stage, build
from tests.test_access import TABLE, Page, ground_of, url_of
from tests.walking import KINDS, person_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTS_OF_PAGES = {
    "ui:brand", "people:copy", "places:pick", "places:below", "matters:report_kinds", "matters:worker", "doors:upload", "doors:refused",
    "volunteering:code", "activities:code",
}  # fmt: skip
IN_LARGE_TYPE = "document.documentElement.dataset.font = 'large'"  # as the page comes to who chose it: see below
AT_THE_DESK = ("administrator", "secretary", "community worker", "property handler")
ON_A_PHONE = ("resident", "visitor")


def fitting(name: str, line: Page) -> str:
    """Who looks at it: someone of the desk for the desk's pages, else a resident; else whom it is for."""
    return next(kind for kind in (*ON_A_PHONE, *AT_THE_DESK, *KINDS) if kind in line.to)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="what a page looks like does not depend on the database")
def test_axe_finds_nothing_and_everything_can_be_pressed(live_server, browser):
    ground = ground_of(build())
    contexts, found, looked = {}, {}, 0
    lines = [
        (name, line)
        for name, line in TABLE.items()
        if isinstance(line, Page) and line.to and name not in PARTS_OF_PAGES and line.answer == 200
    ]
    for name, line in lines:
        kind = fitting(name, line)
        url = url_of(ground, name)
        if not ground.clients[kind].get(url).headers["Content-Type"].startswith("text/html"):
            continue  # a file, a picture, JSON
        width = 1440 if url.startswith("/desk") else 390
        if (kind, width) not in contexts:
            context = browser.new_context(
                viewport={"width": width, "height": HEIGHTS[width]}, locale="zh-CN", reduced_motion="reduce"
            )
            context.set_default_timeout(PATIENCE)
            give_axe(context)
            cookies = {"django_language": "zh-hans", "type": "normal"}
            if person := person_of(ground.stage, kind):
                client = Client()
                client.force_login(person.account)
                cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": one, "value": value, "url": live_server.url} for one, value in cookies.items()])
            contexts[kind, width] = context.new_page()
        page = contexts[kind, width]
        page.goto(live_server.url + url)
        found[f"{name}, normal"] = [*judged(page), *(too_small(page, 44) if width == 390 else [])]
        before = shown(page)
        page.evaluate(IN_LARGE_TYPE)
        rules = BY_LOOKS if shown(page) == before else None
        found[f"{name}, large"] = [*judged(page, rules), *(too_small(page, 60) if width == 390 else [])]
        looked += 1
    for page in contexts.values():
        page.context.close()
    assert {name: amiss for name, amiss in found.items() if amiss} == {} and looked > 40


def test_large_type_is_the_same_page_with_one_word_at_its_root(live_server, stage: Stage):
    """So one visit can be looked at in both sizes."""
    client = Client()
    client.force_login(stage.wang_fang.account)
    texts = []
    for size in ("normal", "large"):
        client.cookies["type"] = size
        forget()
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"', "", client.get("/activities/").content.decode())
        texts.append(text.replace(' data-font="large"', "", 1))
    button = ('name="size" value="large"', 'aria-pressed="false"'), ('name="size" value="normal"', 'aria-pressed="true"')
    for was, becomes in zip(*button, strict=True):
        texts[0] = texts[0].replace(was, becomes)
    assert texts[0] == texts[1]


def test_what_is_wrong_with_a_page_is_found_on_the_first_and_on_the_second(open_page: OpenPage, stage: Stage):
    page = open_page("/desk/", as_=stage.zhao_min, width=1440)
    page.evaluate(AXE_SCRIPT)
    assert judged(page) == []
    page.evaluate("document.querySelector('main h1, main h2').style.color = '#eee'")
    assert [line.split(":")[0] for line in judged(page)] == ["color-contrast"]  # the frame was judged before, this was not
    page.evaluate("document.querySelector('.rail a:not([aria-current])').style.color = '#999'")
    assert [line.split(":")[0] for line in judged(page, BY_LOOKS)] == ["color-contrast", "color-contrast"]  # it has changed


@pytest.mark.parametrize("path", ["/desk/", "/desk/matters/"])
def test_what_moves_in_can_be_read_from_its_first_moment(open_page: OpenPage, stage: Stage, path: str):
    page = open_page(path, as_=stage.zhao_min, width=1440, moves=True)
    page.context.new_cdp_session(page).send("Animation.setPlaybackRate", {"playbackRate": 0})
    page.reload()
    moving = page.evaluate("document.getAnimations().map(one => one.animationName + ' ' + one.currentTime)")
    assert moving and all(one.endswith(" 0") for one in moving)
    assert barriers(page) == []
