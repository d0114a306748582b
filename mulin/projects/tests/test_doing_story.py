"""In the browser: signed by both, a milestone verified, its instalment paid, a receipt, a report, the closing; the account is the ledger's."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.funds import actions as funds
from mulin.funds.models import Spending
from mulin.funds.queries import figures as fund_figures
from mulin.kernel.facts.relay import drain
from mulin.ledger.queries import prove, say
from mulin.projects.queries.account import figures
from tests.browser import photograph, problems
from tests.stage import build
from tests.walking import picture

from .doing_cast import garden

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHOTO = {"name": "票据.jpg", "mimeType": "image/jpeg", "buffer": picture(sides=300)}


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


def go(page: Page, link: str) -> None:
    page.get_by_role("link", name=link, exact=True).first.click()


@pytest.mark.row("C041", "C114", "hours-3")
def test_from_the_agreement_to_a_final_account_that_is_the_ledgers(open_page: Callable[..., Page]) -> None:
    stage = build()
    one = garden(stage)
    number = one.project.number

    # both sides sign what they read
    team = open_page(f"/projects/{number}/team/", as_=stage.wang_fang)
    go(team, "看协议，签字")
    press(team, "我看过了，签字")
    desk = open_page(f"/projects/{number}/agreement/", as_=stage.zhao_min, width=1440)
    press(desk, "代表甲方签字")

    # the first milestone, shown on the phone and verified at the desk; two others approve what that asks of the fund
    team.goto(team.url.replace("agreement", "team"))
    team.get_by_role("link", name="种上第一批").click()
    team.fill("[name=words]", "五个木箱都种满了")
    team.set_input_files("[name=photos]", PHOTO)
    press(team, "报完成")
    desk.goto(desk.url.split("/projects")[0] + f"/desk/projects/running/{number}/")
    press(desk, "核过，做到了")
    expect(desk.locator("main")).to_contain_text("已申请付款")
    assert one.now().photo in one.project.milestones.get(number=1).evidence  # the gallery shows it from now on
    spending = Spending.objects.get(pk=one.project.instalments.get(number=1).spending)
    funds.approve(spending, by=one.me(stage.zhou_ming), at=timezone.now())
    second = open_page(f"/desk/funds/spendings/{spending.pk}/", as_=stage.liu_yang, width=1440)
    press(second, "批准")
    keeper = open_page(f"/desk/funds/spendings/{spending.pk}/", as_=stage.he_jing, width=1440)
    keeper.set_input_files("form:has([name=paid]) [name=evidence]", PHOTO)
    press(keeper, "登记付款")
    drain()

    # a receipt, accepted by another; the month's two lines
    team.reload()
    go(team, "记一张票据")
    team.select_option("[name=line]", index=1)
    for name, value in {"amount": "300", "payee": "花木店", "words": "花土 10 袋"}.items():
        team.fill(f"[name={name}]", value)
    team.set_input_files("[name=file]", PHOTO)
    press(team, "记下")
    desk.reload()
    desk.get_by_role("button", name="入账 花土 10 袋").click()
    go(team, "写这个月的报告")
    team.fill("[name=words]", "种好了五箱，下个月分菜。")
    press(team, "送出")
    expect(team.locator("main")).to_contain_text(say(42000, "cny"))  # 720 paid, 300 spent
    photograph(team, "projects-work")

    # the closing: every promise answered, the rest returned, then the account is the ledger's
    go(team, "申请结题")
    for box in team.locator("textarea").all():
        box.fill("做到了")
    press(team, "交上去")
    desk.reload()
    expect(desk.locator("main")).to_contain_text("还有 ¥420.00 没有退回基金")
    photograph(desk, "projects-running")
    keeper.goto(keeper.url.split("/desk")[0] + f"/desk/funds/earmarks/{one.project.earmark}/")
    keeper.fill("[name=amount]", "420")
    keeper.set_input_files("[name=evidence]", PHOTO)
    press(keeper, "登记退回")
    photograph(keeper, "funds-earmark")
    drain()
    desk.reload()
    press(desk, "核过，结题并公开决算")
    project = one.now()
    now = figures(project)
    assert project.closing.account == now.as_json()
    assert (project.stage, now.granted, now.spent, now.returned, now.cash) == ("closed", 72000, 30000, 42000, 0)
    assert fund_figures(one.fund.fund).spent == 30000 == project.spent
    assert project.book and prove(project.book).wrong == []
    assert [problems(page) for page in (team, desk, second, keeper)] == [[], [], [], []]
