"""Pages as a browser shows them. A test that uses `open_page` carries the marker `browser`.

The server runs in a thread, so the test is transactional; the screenshots land in the folder MULIN_SHOTS, when it is set.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from mulin.kernel.ui.kept import forget
from mulin.people.models import Person
from tests.standing import take_down

# The first draws pages alike but carries no windows of its own: it takes a quarter of the work.
CHROMIUM = os.environ.get("MULIN_CHROMIUM") or shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
HEIGHTS = {390: 844, 1440: 900}
PATIENCE = 90_000  # milliseconds for a page or a state to come: a busy machine is slow, not broken
OpenPage = Callable[..., Page]


@pytest.fixture(autouse=True)
def _each_test_begins_afresh() -> None:
    """A request of the test before leaves its language in this thread, and pages leave what they keep for some seconds."""
    translation.activate(settings.LANGUAGE_CODE)
    forget()


@pytest.fixture(scope="session")
def browser(django_db_blocker: Any) -> Iterator[Browser]:
    with django_db_blocker.unblock():
        take_down()  # its connection is out of reach as soon as a loop runs in this thread
    if not Path(CHROMIUM).exists():
        pytest.skip(f"needs Chromium at {CHROMIUM}; MULIN_CHROMIUM names another place")
    # Playwright keeps a loop running in this thread; Django would take the test for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(live_server: Any, browser: Browser) -> Iterator[OpenPage]:
    """open_page("/desk/", as_=stage.zhao_min, width=1440): a page that has loaded; `problems(page)` lists its script errors.

    The same person with the same looks goes on in the same browser, which has styles and scripts at hand; each stranger has a new one.
    """
    contexts: dict[Any, BrowserContext] = {}

    def begin(
        as_: Person | None, large: bool, language: str, width: int, dark: bool, script: bool, moves: bool
    ) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            color_scheme="dark" if dark else "light",
            reduced_motion="no-preference" if moves else "reduce",
            java_script_enabled=script,
        )
        context.set_default_timeout(PATIENCE)
        cookies = {"django_language": language, "type": "large" if large else "normal"}
        if as_ is not None:
            client = Client()
            client.force_login(as_.account)
            cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        return context

    def open_(
        path: str,
        as_: Person | None = None,
        large: bool = False,
        language: str = "zh-hans",
        width: int = 390,
        dark: bool = False,
        script: bool = True,
        moves: bool = False,
    ) -> Page:
        look = (large, language, width, dark, script, moves)
        whose = (as_.pk if as_ else f"stranger {len(contexts)}", *look)
        context = contexts.get(whose) or contexts.setdefault(whose, begin(as_, *look))
        page = context.new_page()
        found: list[str] = []
        _problems[page] = found
        page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: found.append(str(error)))
        page.goto(live_server.url + path)
        return page

    yield open_
    for context in contexts.values():
        context.close()
    _problems.clear()


_problems: dict[Page, list[str]] = {}


def problems(page: Page) -> list[str]:
    """What the browser complained about: script errors, blocked by the content policy, files not found."""
    return _problems[page]


def go_on(page: Page, path: str) -> None:
    """To the next page in the same window, which has its styles and scripts at hand already; its problems are its own."""
    problems(page).clear()
    page.goto(urljoin(page.url, path))


def with_axe(page: Page) -> None:
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE_SCRIPT)


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG, one line each."""
    with_axe(page)
    violations = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
    return [f"{each['id']}: {node['html'][:140]}" for each in violations for node in each["nodes"]]


TOO_SMALL = """least => [...document.querySelectorAll(
    'a, button, select, textarea, summary, input:not([type=hidden], [type=checkbox], [type=radio])')]
.filter(one => {
    const box = one.getBoundingClientRect(), look = getComputedStyle(one);
    const shown = box.width > 1 && box.height > 1 && look.visibility !== 'hidden';
    const inSentence = look.display === 'inline';
    const wholeRow = getComputedStyle(one, '::after').position === 'absolute';
    return shown && !inSentence && !wholeRow && (box.width < least - .5 || box.height < least - .5);
}).map(one => one.outerHTML.slice(0, 120))"""


def too_small(page: Page, least: int = 44) -> list[str]:
    """Things to press that are lower or narrower than `least` pixels, except links in a sentence or filling a row."""
    return page.evaluate(TOO_SMALL, least)


def photograph(page: Page, name: str) -> None:
    if folder := os.environ.get("MULIN_SHOTS"):
        page.screenshot(full_page=True, path=Path(folder) / f"{name}.png")
