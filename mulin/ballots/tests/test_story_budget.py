"""Twenty thousand times ten yuan by equal shares: why each project was bought or not, and what greedy would have bought."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.ballots import actions
from mulin.ballots.actions import OptionPlan
from mulin.ballots.models import Ballot
from mulin.places import actions as places
from tests.browser import photograph, problems
from tests.stage import SINCE, build

from .cast import grown, line, neighbour
from .pages_cast import DAY, Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
YUAN = 100
PROJECTS = tuple(
    OptionPlan(name, cost=cost * YUAN)
    for name, cost in (("单车棚", 80_000), ("大门喷泉", 75_000), ("楼道扶手", 60_000), ("共享花园", 40_000))
)


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


@pytest.mark.row("votes-6")
def test_two_hundred_thousand_yuan_by_equal_shares(open_page):
    stage, now = build(), timezone.now()
    grown(stage.wang_fang, stage.liu_yang, stage.li_xiuying)
    room = places.add(stage.entrance, "room", "401", since=SINCE)
    others = [neighbour(stage, f"邻居{number}", room) for number in range(7)]
    desk = Desk(stage, now)
    ballot = desk.opened(
        title="20 万元怎么花",
        rule_key="budget-equal-shares",
        head="person",
        options=PROJECTS,
        amount=200_000 * YUAN,
        closes_at=now + 3 * DAY,
    )
    # six want the shed and the fountain, three the rails and the garden, 王芳 the garden alone
    votes = [["1", "2"]] * 6 + [["3", "4"]] * 3
    for person, choice in zip([*others, stage.liu_yang, stage.li_xiuying], votes, strict=True):
        actions.cast(ballot, line(ballot, person), choice, by=stage.standing(person), at=now)

    phone = open_page(f"/ballots/{ballot.number}/", as_=stage.wang_fang)
    phone.locator("label", has_text="共享花园").click()
    phone.locator("label", has_text="楼道扶手").click()
    expect(phone.locator("[data-sum-line]")).to_contain_text("100,000")
    phone.locator("label", has_text="楼道扶手").click()
    expect(phone.locator("[data-sum-line]")).to_contain_text("40,000")
    phone.get_by_role("button", name="下一步：核对后投出").click()  # checked without asking the server
    expect(phone.locator("[data-check]")).to_contain_text("一共 40,000 元，总额 200,000 元")
    expect(phone.locator("[data-check] li")).to_have_text(["共享花园"])
    photograph(phone, "story-budget-check")
    phone.get_by_role("button", name="回去改").click()
    phone.get_by_role("button", name="下一步：核对后投出").click()
    press(phone, "投出")

    head = open_page(f"/desk/ballots/{ballot.number}/", as_=stage.he_jing, width=1440)
    press(head, "截止投票")
    press(head, "计票并公布")
    assert Ballot.objects.get().tally.result["winners"] == [2, 4]

    # 20,000 each. The fountain: 6 × 12,500; then the six have 45,000 left for a shed of 80,000. The garden: 4 × 10,000; then three have
    # 30,000 for rails of 60,000.
    phone.goto(phone.url.split("/ballots/")[0] + f"/open/ballots/{ballot.number}/")
    photograph(phone, "story-budget-result")
    shown = phone.locator("section:has(#projects)").inner_text()
    for words in (
        "200,000 元 ÷ 10 位投票的人，每人的份额 20,000 元", "第 1 个买下：6 人各付 12,500 元", "第 2 个买下：4 人各付 10,000 元",
        "支持它的人最后一共还剩 45,000 元，差 35,000 元", "支持它的人最后一共还剩 30,000 元，差 30,000 元", "花 115,000 元，剩 85,000 元",
        "按“得票多的先”，它会买到。",
    ):  # fmt: skip
        assert words in shown, words
    assert phone.locator("section:has(#beside) p").last.inner_text() == "大门喷泉、单车棚、共享花园"
    assert [amiss for page in (phone, head) for amiss in problems(page)] == []
