"""In the browser: a pact of 3 号楼 from its draft to the wall."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.kernel.facts.relay import drain
from mulin.pacts.models import Signature, Version
from tests.browser import photograph, problems
from tests.stage import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button).first.click()


@pytest.mark.row("C085")
def test_a_pact_from_draft_to_the_wall(open_page):
    stage = build()
    head = open_page("/desk/pacts/new/", as_=stage.li_xiuying, width=1440)
    head.select_option("[name=place]", label="春和苑 3 号楼")
    head.fill("[name=title]", "3 号楼楼栋公约")
    press(head, "接着写条款")
    head.fill("[name=words-0]", "晚上十点以后不大声说话。")
    head.fill("[name=words-1]", "楼道里不放杂物。")
    press(head, "存好")
    head.fill("[name=until]", f"{timezone.localdate() + timedelta(days=7)}")
    press(head, "拿出来征求意见")

    # a resident comments on the first clause
    pact = Version.objects.get().pact_id
    resident = open_page(f"/pacts/{pact}/", as_=stage.wang_fang)
    resident.get_by_text("对第 1 条提意见").click()
    resident.locator("#clause-1 textarea").fill("改成九点半吧")
    press(resident, "送出意见")
    expect(resident.locator("#clause-1")).to_contain_text("还没有回复")

    # it is taken in: a second version, whose change is marked
    head.reload()
    head.locator(".said textarea").fill("家里有孩子的多，采纳。")
    press(head, "采纳")
    press(head, "按意见改一版")
    head.fill("[name=words-0]", "晚上九点半以后不大声说话。")
    press(head, "存好")
    head.get_by_label("意见收到哪一天").fill(f"{timezone.localdate() + timedelta(days=7)}")
    press(head, "拿出来征求意见")

    # the house meets; exact figures decide
    head.get_by_role("link", name="登记开会表决").click()
    for name, value in {"where": "一楼门厅", "entitled": "12", "present": "9", "yes": "8", "no": "1"}.items():
        head.fill(f"[name={name}]", value)
    press(head, "登记，算出结果")
    press(head, "定下生效的日子")
    drain()

    # the resident sees what changed, signs with her name; the sheet for the wall is a PDF
    resident.goto(resident.url)
    expect(resident.locator("#how")).to_be_visible()
    resident.check("[name=shows_name]")
    press(resident, "代表我家签名")
    expect(resident.locator("main")).to_contain_text("您签过了")
    photograph(resident, "pact")
    resident.get_by_role("link", name="和上一版比").click()
    assert (resident.locator("del").all_inner_texts(), resident.locator("ins").all_inner_texts()) == (["十点"], ["九点半"])
    assert Signature.objects.get().person_id == stage.wang_fang.pk
    sheet = resident.request.get(resident.url.split("/versions")[0] + "/wall.pdf")
    assert sheet.ok and sheet.body().startswith(b"%PDF")
    assert problems(head) == problems(resident) == []
