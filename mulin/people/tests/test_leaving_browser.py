"""A shared phone: what waits is marked on every page; signing out says so, and takes what was being written along."""

import pytest

from tests.browser import barriers, photograph, problems
from tests.stage import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEEP = """() => new Promise((done) => {
    const asked = indexedDB.open('mulin', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('outbox', { keyPath: 'once' });
    asked.onsuccess = () => { const work = asked.result.transaction('outbox', 'readwrite');
        work.objectStore('outbox').put({ once: 'x', who: 'somebody else', at: 1, label: '', fields: { words: '灯不亮' }, photos: [], state: '' });
        work.oncomplete = () => { asked.result.close(); done(); }; }; })"""


def test_what_waits_is_marked_and_signing_out_says_so_first(open_page):
    stage = build()
    page = open_page("/me/", as_=stage.wang_fang)
    page.evaluate("() => localStorage.setItem('report words abc', '写到一半')")
    page.evaluate(KEEP)
    page.goto(page.url.replace("/me/", "/inbox/"))
    page.wait_for_selector("[data-waiting]:not([hidden])")
    assert page.inner_text("[data-waiting-count]") == "1"

    page.goto(page.url.replace("/inbox/", "/me/"))
    page.click("form[data-leave] button")
    page.wait_for_selector("text=这部手机里还有 1 件没送出的上报")
    photograph(page, "leaving")
    assert [*barriers(page), *problems(page)] == []
    page.click("text=仍然退出")
    page.wait_for_selector("h1:has-text('用手机号进来')")
    page.wait_for_function("() => localStorage.getItem('report words abc') === null")
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    page.wait_for_selector("[data-waiting]:not([hidden])")  # the report itself is still there


def test_with_nothing_waiting_one_press_signs_out(open_page):
    stage = build()
    page = open_page("/me/", as_=stage.wang_fang)
    page.click("form[data-leave] button")
    page.wait_for_selector("h1:has-text('用手机号进来')")
