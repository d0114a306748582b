"""The residents' pages as a phone shows them."""

import base64
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from mulin.matters import actions
from mulin.matters.models import Event, Matter
from mulin.notices.actions import tell
from mulin.places.actions import make_codes
from mulin.places.queries import token_of
from tests.browser import PATIENCE, barriers, go_on, photograph, problems, too_small
from tests.stage import build

from .resident_stage import categories
from .test_resident_report import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
LOOKS = {
    "zh": {},
    "large": {"large": True},
    "en": {"language": "en"},
    "en-large": {"language": "en", "large": True},
    "dark": {"dark": True},
}


@pytest.mark.parametrize("look", LOOKS)
def test_pages_before_anything_is_reported(open_page, look):
    stage = build()
    categories(stage)
    addresses = {
        "place": "/report/", "words": f"/report/words/?place={stage.entrance.id}", "quick": "/report/quick/", "offline": "/report/offline/",
        "matters-empty": "/matters/", "help": "/help/", "type": "/c/", "unknown": "/c/XXXX/", "open-empty": "/open/",
    }  # fmt: skip
    found = {}
    page = open_page("/", as_=stage.wang_fang, **LOOKS[look])
    for name, address in addresses.items():
        go_on(page, address)
        photograph(page, f"{name}-{look}")
        found[name] = [
            *barriers(page),
            *too_small(page, 60 if LOOKS[look].get("large") else 44),
            *wide(page),
            *(one for one in problems(page) if "404" not in one),
        ]
    assert [f"{name}: {one}" for name, amiss in found.items() for one in amiss] == []


def wide(page) -> list[str]:
    """What sticks out to the right of the screen, if the page can be pushed sideways."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
            [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > innerWidth + .5)
            .map(one => 'sticks out: ' + one.outerHTML.slice(0, 90))"""
    )


def cached(page) -> None:
    """Wait until the service worker is in charge and holds the page."""
    page.wait_for_function(
        """async () => { await navigator.serviceWorker.ready;
            return Boolean(navigator.serviceWorker.controller) && Boolean(await caches.match('/report/offline/')) }"""
    )


def write(page, words: str) -> None:
    page.fill("textarea[name=words]", words)
    page.get_by_role("button", name="存下").click()


def shows(page, *states: str) -> None:
    """Wait until exactly these wait on this phone, in any order."""
    page.wait_for_function(
        """states => JSON.stringify(states) === JSON.stringify(
            [...document.querySelectorAll('[data-outbox] section')].map(one => one.dataset.state).sort())""",
        arg=sorted(states),
    )


def all_sent(page) -> None:
    """Wait for whoever is sending, and try once more."""
    assert page.evaluate("outbox.send()") is True


def test_without_signal_a_report_is_kept_and_sent_later_once(open_page):
    stage = build()
    categories(stage)
    page = open_page("/report/", as_=stage.wang_fang)
    cached(page)

    page.context.set_offline(True)
    page.goto(page.url + "?without-signal")  # the address is not kept: the worker answers with the form
    page.wait_for_selector("h1:has-text('没有信号也能报')")
    page.select_option("select[name=place]", label="春和苑 3 号楼 2 单元")
    page.set_input_files("input[name=photos] >> nth=1", {"name": "灯.png", "mimeType": "image/png", "buffer": PIXEL})
    write(page, "三楼楼道的灯不亮了")
    page.wait_for_selector("text=已存下，有信号时自动送出")
    photograph(page, "offline-kept")
    write(page, "楼上半夜太吵")
    shows(page, "kept", "kept")
    assert not Matter.objects.exists()

    page.context.set_offline(False)
    shows(page, "sent", "sent")
    photograph(page, "offline-sent")
    page.reload()
    shows(page, "sent", "sent")
    all_sent(page)
    assert sorted(Matter.objects.values_list("words", "place__label", "reporter")) == sorted(
        [("三楼楼道的灯不亮了", "春和苑 3 号楼 2 单元", stage.wang_fang.id), ("楼上半夜太吵", "春和社区", stage.wang_fang.id)]
    )
    assert [
        len(photos)
        for photos in Event.objects.filter(kind="reported", matter__words__startswith="三楼").values_list("photos", flat=True)
    ] == [1]


def test_when_the_reply_is_lost_it_is_still_sent_once(open_page):
    stage = build()
    categories(stage)
    page = open_page("/report/offline/", as_=stage.wang_fang)
    cached(page)
    # Only the page sends here; what the worker sends from the background cannot be made to lose its reply.
    page.evaluate("Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: undefined })")
    lost = []

    def lose(route) -> None:
        route.fetch()
        lost.append(1)
        route.abort()

    page.context.route("**/report/later/", lose, times=1)
    write(page, "三楼楼道的灯不亮了")
    wait_until(page, lambda: lost)
    assert Matter.objects.count() == 1
    shows(page, "sent")  # it tries again by itself
    page.reload()
    all_sent(page)
    assert Matter.objects.count() == 1


def test_when_the_signal_comes_and_goes_it_is_sent_in_the_end(open_page):
    stage = build()
    categories(stage)
    page = open_page("/report/offline/", as_=stage.wang_fang)
    cached(page)
    page.evaluate("Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: undefined })")
    page.context.route("**/report/token/", lambda route: route.abort(), times=1)
    page.context.route("**/report/later/", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"), times=1)
    write(page, "三楼楼道的灯不亮了")
    shows(page, "sent")
    assert Matter.objects.count() == 1


@pytest.mark.row("races-4")
def test_a_second_person_on_the_same_phone_is_neither_dropped_nor_sent_in_the_firsts_name(open_page):
    stage = build()
    categories(stage)
    page = open_page("/report/offline/", as_=stage.wang_fang)
    cached(page)
    page.context.set_offline(True)
    write(page, "三楼楼道的灯不亮了")
    shows(page, "kept")

    swap(page, stage.liu_yang)
    page.evaluate(
        f"document.querySelector('form[data-keep]').dataset.who = '{signed_in(stage.liu_yang).get('/report/token/').json()['who']}'"
    )
    write(page, "三楼楼道的灯不亮了")
    shows(page, "kept", "kept")
    page.context.set_offline(False)
    shows(page, "other", "sent")
    page.wait_for_selector("text=等写它的人登录后送出")
    assert list(Matter.objects.values_list("reporter", flat=True)) == [stage.liu_yang.id]

    swap(page, stage.wang_fang)
    page.reload()
    shows(page, "sent", "sent")
    assert sorted(Matter.objects.values_list("reporter", flat=True)) == sorted([stage.wang_fang.id, stage.liu_yang.id])


def test_a_whole_report_with_a_thumb(open_page):
    stage = build()
    categories(stage)
    page = open_page("/report/", as_=stage.wang_fang)
    page.click("text=春和苑 3 号楼 2 单元")
    page.wait_for_url("**/report/words/**")
    page.fill("textarea[name=words]", "三楼楼道的灯不亮了，晚上老人上下楼看不清。")
    page.wait_for_selector(".pills >> text=楼道灯")  # suggested while writing
    page.set_input_files("input[name=photos] >> nth=1", {"name": "灯.png", "mimeType": "image/png", "buffer": PIXEL})
    page.wait_for_selector("text=已选 1 张照片")
    photograph(page, "words-filled")
    page.click("text=下一步")
    page.wait_for_selector("text=看一遍再送出")
    assert barriers(page) == []
    photograph(page, "send")
    page.click("button:has-text('确认送出')")
    page.wait_for_selector("text=报上去了")
    photograph(page, "done")
    assert [*barriers(page), *problems(page)] == []
    assert Matter.objects.get().version.name == "楼道灯"


def swap(page, person) -> None:
    cookie = signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value
    base = page.evaluate("location.origin")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": base}])


def wait_until(page, true) -> None:
    for _tenth in range(PATIENCE // 100):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("waited in vain")


def busy(stage) -> dict[str, str]:
    """Matters in each state, and the addresses of the pages that show them."""
    lamp, _noise = categories(stage)
    reported = {}
    for state, words in STATES.items():
        draft = actions.Draft(stage.community.id, stage.entrance.id, words, category_id=lamp.id, spot="3 层楼道")
        reported[state] = actions.report(draft, by=stage.standing(stage.wang_fang), at=timezone.now() - timedelta(hours=2))
    at = {"by": stage.standing(stage.wu_jianguo), "at": timezone.now() - timedelta(hours=1)}
    for state in ("answered", "paused", "closed"):
        actions.accept(reported[state], **at)
    actions.answer(reported["answered"], words="换了一只声控灯，试了三次都亮。", **at)
    actions.answer(reported["closed"], words="修好了。", **at)
    actions.confirm(reported["closed"], verdict="good", words="", by=stage.standing(stage.wang_fang), at=timezone.now())
    actions.pause(reported["paused"], words="是哪一扇门？什么时候有人在家？", **at)
    actions.follow(reported["offered"], by=stage.standing(stage.liu_yang), at=timezone.now())
    for state, matter in reported.items():
        values = {
            "title": matter.title,
            "note": "换好了。",
            "holder": "春和物业",
            "due": timezone.now().isoformat(),
            "number": matter.number,
        }
        tell(
            person_id=stage.wang_fang.id,
            kind="matter.received",
            values=values,
            url="/matters/",
            once_key=state,
            at=timezone.now(),
        )
    code = make_codes([stage.entrance], kind="entrance", by=stage.standing(stage.sun_li), at=timezone.now())[0]
    pages = {state: f"/matters/{matter.number}/" for state, matter in reported.items()}
    return pages | {
        "matters": "/matters/",
        "inbox": "/inbox/",
        "scan": f"/c/{token_of(code.number)}/",
        "open": "/open/",
        "open-matters": "/open/matters/",
    }


STATES = {
    "offered": "2 单元楼道灯一闪一闪",
    "answered": "三楼楼道的灯不亮了，晚上看不清。",
    "paused": "门禁刷不开",
    "closed": "楼道灯罩掉了",
}


@pytest.mark.parametrize("look", LOOKS)
def test_pages_of_a_busy_week(open_page, look):
    stage = build()
    found = {}
    page = open_page("/", as_=stage.wang_fang, **LOOKS[look])
    for name, address in busy(stage).items():
        go_on(page, address)
        photograph(page, f"{name}-{look}")
        found[name] = [*barriers(page), *too_small(page, 60 if LOOKS[look].get("large") else 44), *wide(page), *problems(page)]
    assert [f"{name}: {one}" for name, amiss in found.items() for one in amiss] == []
