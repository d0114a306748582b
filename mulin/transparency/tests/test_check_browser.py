"""A receipt is checked in the browser: the good one passes, an altered one is refused, and it says what it cannot do."""

import json

import pytest
from playwright.sync_api import expect

from mulin.transparency.queries import receipt, token_of
from tests.browser import photograph, problems

from .book import keep

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NO_ED25519 = """const real = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (form, key, how, ...rest) =>
    how.name === "Ed25519" ? Promise.reject(new DOMException("", "NotSupportedError")) : real(form, key, how, ...rest);"""


def verdict(page) -> str:
    page.wait_for_selector("[data-check][data-verdict]")
    return page.get_attribute("[data-check]", "data-verdict")


def steps(page) -> list[str]:
    return page.eval_on_selector_all("[data-step] [data-when]:not([hidden])", "all => all.map(one => one.dataset.when)")


@pytest.mark.row("C147")
def test_a_receipt_checks_itself_in_the_browser(stage, open_page):
    keep(9, private=True)
    page = open_page(f"/log/receipts/{token_of(4)}/", stage.wang_fang)
    assert (verdict(page), steps(page)) == ("good", ["good", "good", "good"])
    expect(page.get_by_text("核验通过")).to_be_visible()
    assert problems(page) == []
    photograph(page, "receipt-390")


def test_a_file_is_checked_and_an_altered_one_refused(stage, open_page, tmp_path):
    keep(9, private=True)
    good = receipt(4, with_private=True)
    page = open_page("/log/check/", None)

    def after(change) -> tuple[str, list[str]]:
        spoilt = json.loads(json.dumps(good))
        change(spoilt)
        file = tmp_path / f"receipt-{len(list(tmp_path.iterdir()))}.json"
        file.write_text(json.dumps(spoilt))
        page.evaluate("delete document.querySelector('[data-check]').dataset.verdict")
        page.set_input_files("#file", file)
        return verdict(page), steps(page)

    assert after(lambda _: None) == ("good", ["good", "good", "good"])
    assert "2026-0004" in page.locator("[data-text]").inner_text()
    assert after(lambda one: one["leaf"].update(data=one["leaf"]["data"].replace("0102", "0103"))) == (
        "bad",
        ["bad", "good", "good"],
    )
    expect(page.get_by_text("核验没有通过")).to_be_visible()
    photograph(page, "check-refused-390")
    assert after(lambda one: one["leaf"].update(number=5)) == ("bad", ["bad", "good", "good"])
    assert after(lambda one: one["private"].update(text=one["private"]["text"].replace("王芳", "李四")))[1] == [
        "good",
        "good",
        "bad",
    ]
    assert after(lambda one: one.update(checkpoint=one["checkpoint"].replace("\n9\n", "\n10\n")))[1][:2] == ["bad", "bad"]
    assert after(lambda one: one.pop("proof")) == ("unread", [])
    page.evaluate("delete document.querySelector('[data-check]').dataset.verdict")
    page.get_by_label("或者贴在这里").fill(json.dumps(good))
    page.get_by_role("button", name="核验").click()
    assert (verdict(page), problems(page)) == ("good", [])


def test_a_browser_without_ed25519_says_what_it_left_out(stage, open_page):
    keep(3)
    page = open_page("/log/leaf/1/", None)
    page.add_init_script(NO_ED25519)
    page.reload()
    assert (verdict(page), steps(page)) == ("unknown", ["good", "unknown"])
    expect(page.get_by_text("只核验了一部分")).to_be_visible()
