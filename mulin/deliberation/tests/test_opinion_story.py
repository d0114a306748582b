"""In the browser: 王芳 answers ten statements on her phone and adds one; 赵敏 lets it in; the map shows two groups and what unites them."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.deliberation.actions import opinions, picturing
from mulin.kernel.facts.relay import drain
from tests.browser import photograph
from tests.stage import Stage, build

from .cast_talk import crowd

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OURS, THEIRS, ALL = "我们开车的说 ", "他们走路的说 ", "消防通道上不停车"
STATEMENTS = [*[(f"{OURS}{n}", "") for n in range(5)], *[(f"{THEIRS}{n}", "") for n in range(4)], (ALL, "")]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button).first.click()


def asked(stage: Stage) -> int:
    """A map that twenty-four neighbours have answered, half of them each way."""
    worker, at = stage.standing(stage.zhao_min), timezone.now()
    row = opinions.draw(opinions.MapPlan(stage.community, "东门一带怎么停车", statements=STATEMENTS), by=worker, at=at)
    statements = list(row.statements.all())
    said = {
        person.pk: {one.pk: 1 if one.words == ALL or one.words.startswith(OURS) == (place % 2 == 0) else -1 for one in statements}
        for place, person in enumerate(crowd(stage, 24))
    }
    opinions.answer_all(row, said, by=worker, at=at)
    return row.pk


@pytest.mark.row("C092")
def test_ten_statements_one_of_ones_own_and_what_unites_all(open_page):
    stage = build()
    pk = asked(stage)
    phone = open_page(f"/opinions/{pk}/", as_=stage.wang_fang)
    for number in range(1, 11):
        expect(phone.locator("main")).to_contain_text(f"第 {number} 条，一共 10 条")
        said = phone.locator(".statement").inner_text()
        if number == 2:  # by the keyboard
            with phone.expect_navigation():
                phone.keyboard.press("1" if said.startswith(OURS) or said == ALL else "2")
        else:
            press(phone, "赞成" if said.startswith(OURS) or said == ALL else "不赞成")
    expect(phone.locator("main")).to_contain_text("都表过态了，谢谢")
    phone.get_by_role("link", name="写一条自己的说法").click()
    phone.fill("[name=words]", "晚上留一盏灯给走路的人")
    press(phone, "送去给社区看")
    expect(phone.locator("main")).to_contain_text("等审核")

    drain()
    desk = open_page(f"/desk/opinions/{pk}/", as_=stage.zhao_min, width=1440)
    expect(desk.locator("#waiting + .remark")).to_contain_text("晚上留一盏灯给走路的人")
    press(desk, "放上")
    expect(desk.locator("main")).to_contain_text("没有等审核的说法")
    photograph(desk, "opinion-desk")

    drain()
    picturing.picture_due(timezone.now())
    phone.goto(phone.url.replace("/mine/", "/picture/"))
    expect(phone.locator("section[aria-labelledby=unites]")).to_contain_text(ALL)
    expect(phone.locator("#drawn-words")).to_contain_text("A 组 13 人，B 组 12 人")
    assert phone.locator(".opinion-map polygon").count() == 2
    expect(phone.locator("main")).to_contain_text("这是意见的样子，不是表决")
    photograph(phone, "opinion-picture")
