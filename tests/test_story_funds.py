"""A gift of money and one of goods go from donor to recipient at the desk, in the browser; every figure in public is the ledger's."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.funds.models import Gift, HandOut, Spending
from mulin.funds.queries import figures, goods_of
from mulin.funds.tests.cast import warm
from mulin.kernel.facts.relay import drain
from mulin.ledger.queries import prove, say
from mulin.transparency import actions as transparency
from mulin.transparency.models import Leaf
from mulin.transparency.tests.book import triggers_off
from tests.browser import photograph, problems
from tests.stage import build
from tests.walking import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLIP = {"name": "凭证.jpg", "mimeType": "image/jpeg", "buffer": picture(sides=300)}


def go(page: Page, path: str) -> Page:
    page.goto("/".join(page.url.split("/")[:3]) + path)
    return page


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def fill(page: Page, **said: str) -> None:
    for name, value in said.items():
        page.fill(f"[name={name}]", value)


@pytest.mark.row("C113", "C114", "C115", "C116", "C117", "hours-3")
def test_from_donor_to_recipient_with_every_figure_equal_to_the_ledger(open_page):
    stage = build()
    fund = warm(stage)
    fund.fund.refresh_from_db()
    pk = fund.fund.pk
    fund.budget(fund.aid, 5000)
    today = timezone.localdate().isoformat()

    # at the desk: money that came into the keeper's account, for a named project; goods that came into store
    keeper = open_page("/desk/", as_=stage.he_jing, width=1440)
    keeper.get_by_role("link", name="基金", exact=True).first.click()
    keeper.get_by_role("link", name="暖邻基金").first.click()
    keeper.get_by_role("link", name="收到钱").click()
    fill(keeper, amount="1200.50", bank_number="SN1", donor="马丽", sponsors="微心愿")
    press(keeper, "登记")
    expect(keeper.locator(".error, .notice").first).to_contain_text("凭证")  # nothing without evidence
    keeper.set_input_files("[name=evidence]", SLIP)
    press(keeper, "登记")
    expect(keeper.locator("h1")).to_have_text("个人捐赠：微心愿")
    go(keeper, f"/desk/funds/{pk}/gifts/goods/")
    fill(keeper, good_name="轮椅", quantity="3", amount="1800", valued_by="同款网店价格", stored_at="二楼 A 柜")
    keeper.set_input_files("[name=public]", SLIP)
    press(keeper, "登记")
    expect(keeper.locator("h1")).to_have_text("个人捐赠：轮椅")

    # asked for by a worker, approved by two others, one of them on a phone from the inbox
    worker = open_page(f"/desk/funds/{pk}/spendings/new/", as_=stage.zhao_min, width=1440)
    worker.select_option("[name=purpose]", label="微心愿")
    fill(worker, amount="400", title="一位邻居的护理床租金", words="三个月", person="王芳", about="手术后卧床")
    press(worker, "交上去")
    expect(worker.locator("main")).to_contain_text("用款由委员会成员和资金管理员审批")
    drain()
    secretary = open_page("/desk/funds/", as_=stage.zhou_ming, width=1440)
    secretary.get_by_role("link", name="一位邻居的护理床租金").click()
    press(secretary, "批准")
    expect(secretary.locator("main")).to_contain_text("您已经批过了")
    resident = open_page("/inbox/", as_=stage.liu_yang)
    with resident.expect_navigation():
        resident.locator("main a, main button").filter(has_text="有一笔用款等您审批").first.click()
    press(resident, "批准")
    photograph(resident, "story-funds-council")
    drain()

    # paid with evidence: the invoice stays inside, a covered copy is public; goods are handed out
    spending = Spending.objects.get()
    go(keeper, f"/desk/funds/spendings/{spending.pk}/")
    fill(keeper, paid="380")
    keeper.locator("form:has([name=paid]) [name=evidence]").set_input_files(SLIP)
    keeper.locator("form:has([name=paid]) [name=public]").set_input_files(SLIP)
    press(keeper, "登记付款")
    expect(keeper.locator(".badge").first).to_contain_text("已付款")
    go(keeper, f"/desk/funds/{pk}/store/out/")
    fill(keeper, quantity="1", to_whom="一位术后行动不便的邻居", person="王芳")
    keeper.set_input_files("[name=evidence]", SLIP)
    press(keeper, "登记发放")
    photograph(keeper, "story-funds-hand-out")
    drain()
    transparency.keep_up(timezone.now())

    # the donor is thanked and sees where it went
    donor = open_page("/inbox/", as_=stage.ma_li)
    with donor.expect_navigation():
        donor.locator("main a, main button").filter(has_text="收到您的捐赠").first.click()
    expect(donor.locator("main")).to_contain_text("一位邻居的护理床租金")
    expect(donor.locator("main")).to_contain_text("还有 ¥820.50 没有用")

    # what everybody sees is what the ledger says; each figure opens its rows, each row its evidence and proof
    now = figures(fund.fund)
    assert (now.income, now.spent, now.balance, now.reserved) == (120050, 38000, 82050, 0)
    visitor = open_page(f"/open/funds/{pk}/", width=1440)
    assert visitor.locator(".figures .big").all_inner_texts() == [say(one, "cny") for one in (now.income, now.spent, now.balance)]
    visitor.locator('a[href="?of=spending#rows"]').click()
    rows = visitor.locator("section:has(#rows) tbody tr")
    assert rows.locator("td.num").first.inner_text() == "−¥380.00"
    photograph(visitor, "story-funds-open")
    visitor.get_by_role("link", name="一位邻居的护理床租金").click()
    expect(visitor.locator("main")).to_contain_text("还有 1 份写着个人信息")
    sent = visitor.locator(".photos img").evaluate_all(
        "all => Promise.all(all.map(one => fetch(one.src).then(got => got.status)))"
    )
    assert sent == [200]
    visitor.locator("#main").get_by_role("link", name="核验").click()
    expect(visitor.locator("main ol > li")).to_have_count(3)  # two approvals and the payment
    go(visitor, f"/open/funds/{pk}/")
    assert [say(one.balance, one.unit) for one in goods_of(fund.fund)] == ["2 件"]
    visitor.get_by_role("link", name="轮椅").first.click()
    expect(visitor.locator("main")).to_contain_text("库里还有 2 件")
    everything = "".join(
        go(visitor, path).locator("main").inner_text()
        for path in (
            f"/open/funds/{pk}/", f"/open/funds/gifts/{Gift.objects.earliest('id').pk}/", f"/open/funds/spendings/{spending.pk}/",
            f"/open/funds/hand-outs/{HandOut.objects.get().pk}/",
        )
    )  # fmt: skip
    assert not any(name in everything for name in ("王芳", "马丽", "手术后")) and today in everything
    assert prove(fund.fund.book).wrong == prove(fund.fund.goods).wrong == []
    assert [amiss for page in (keeper, worker, secretary, resident, donor, visitor) for amiss in problems(page)] == []

    # somebody with the database's password makes the gift larger
    call_command("verify", database=True, stdout=StringIO())
    leaf = Leaf.objects.filter(kind="funds.gift").earliest("number")
    with triggers_off("transparency_leaf"):
        Leaf.objects.filter(pk=leaf.pk).update(data=leaf.data.replace("1,200.50", "9,200.50"))
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", database=True, stdout=said, stderr=said)
    assert f"leaf {leaf.number} was changed" in said.getvalue()
