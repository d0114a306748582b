"""A stairway of twelve households chooses its paint: on phones, at the counter, on paper, and one changes its mind."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.ballots import actions
from mulin.ballots.models import Ballot, Slip
from mulin.places import actions as places
from tests.browser import photograph, problems
from tests.stage import SINCE, build

from .cast import grown, line, neighbour

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CREAM, GREEN, GREY = "1", "2", "3"


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


def go(page: Page, path: str) -> Page:
    page.goto("/".join(page.url.split("/")[:3]) + path)
    return page


@pytest.mark.row("C084")
def test_twelve_households_choose_a_colour(open_page):
    stage = build()
    grown(stage.wang_fang, stage.li_xiuying, stage.liu_yang)
    rooms = [places.add(stage.entrance, "room", f"{floor}0{door}", since=SINCE) for floor in (4, 5, 6, 7, 8) for door in (1, 2)]
    others = [neighbour(stage, name, room) for name, room in zip("甲乙丙丁戊己庚辛壬癸", rooms, strict=True)]

    # the worker writes it, looks how large the register would be, publishes it
    worker = open_page("/desk/ballots/new/?rule=instant-run-off", as_=stage.zhao_min, width=1440)
    worker.fill("[name=title]", "楼道刷成什么颜色？")
    worker.select_option("[name=place]", label=str(stage.entrance))
    worker.select_option("[name=head]", "household")
    for number, name in enumerate(("米白", "浅绿", "暖灰")):
        worker.locator("[name=option_name]").nth(number).fill(name)
    worker.fill("[name=notice_days]", "0")
    press(worker, "看看登记册有多大")
    expect(worker.locator("main")).to_contain_text("今天登记册有 12 票")
    press(worker, "存成草稿")
    press(worker, "公示登记册")
    press(worker, "现在开始投票")
    expect(worker.locator("h1 + .line")).to_contain_text("投票中")
    ballot = Ballot.objects.get()

    # a phone: ranked, checked, cast, and changed
    phone = open_page("/", as_=stage.wang_fang)
    phone.get_by_role("link", name="去投票").click()
    phone.fill("[name=place-1]", "1")
    phone.fill("[name=place-2]", "1")
    press(phone, "下一步：核对后投出")
    expect(phone.locator(".error")).to_contain_text("同一个名次")
    phone.fill("[name=place-2]", "2")
    press(phone, "下一步：核对后投出")
    expect(phone.locator("main")).to_contain_text("1. 米白")
    press(phone, "投出")
    first = phone.locator("[data-receipt]").inner_text()
    photograph(phone, "story-stairway-receipt")
    phone.get_by_role("link", name="我记下了").click()
    phone.get_by_role("button", name="上移 浅绿").click()
    phone.get_by_role("button", name="上移 米白").click()
    press(phone, "下一步：核对后投出")
    expect(phone.locator("main")).to_contain_text("1. 浅绿")
    press(phone, "改成这样")
    last = phone.locator("[data-receipt]").inner_text()
    assert first != last and Slip.objects.filter(ballot=ballot).count() == 1

    # nine by phone; one at the counter on the worker's screen; one on paper
    for person, choice in zip(others[:9], [[GREEN, CREAM]] * 3 + [[CREAM, GREEN]] * 4 + [[GREY, GREEN]] * 2, strict=True):
        actions.cast(ballot, line(ballot, person), choice, by=stage.standing(person), at=timezone.now())
    go(worker, f"/desk/ballots/{ballot.number}/serve/?q=癸")
    expect(worker.locator("main")).to_contain_text("登记册里没有找到")  # a household stands there by its room
    go(worker, f"/desk/ballots/{ballot.number}/serve/?q={rooms[9].name}")
    worker.get_by_role("link", name="服务台").click()
    expect(worker.locator("main")).to_contain_text("请工作人员转过身去")
    worker.fill("[name=place-1]", "1")
    press(worker, "下一步：核对后投出")
    press(worker, "投出")
    go(worker, f"/desk/ballots/{ballot.number}/paper/?q={stage.room_302.name}")
    press(worker, f"交了票 {line(ballot, stage.li_xiuying).label}")
    go(worker, f"/desk/ballots/{ballot.number}/")
    press(worker, "截止投票")  # everybody has voted

    # the slip of paper is read by two people who do not see each other's reading
    go(worker, f"/desk/ballots/{ballot.number}/paper/read/")
    worker.fill("[name=place-3]", "1")
    worker.fill("[name=place-2]", "2")
    press(worker, "录好，下一张")
    head = open_page(f"/desk/ballots/{ballot.number}/paper/", as_=stage.he_jing, width=1440)
    head.get_by_role("link", name="1 张等您录第二遍").click()
    assert head.input_value("[name=place-3]") == ""
    head.fill("[name=place-3]", "1")
    head.fill("[name=place-2]", "2")
    press(head, "录好，下一张")
    go(head, f"/desk/ballots/{ballot.number}/")
    press(head, "计票并公布")

    # grey leaves, its voters' second choice decides; the changed vote counts once, as it was last
    go(phone, f"/ballots/{ballot.number}/result/")
    photograph(phone, "story-stairway-result")
    shown = phone.locator("main").inner_text()
    assert "已选出\n浅绿" in shown and "第 2 轮" in shown
    rounds = phone.locator("section:has(#rounds) .gauge").all_inner_texts()
    assert [text.split() for text in rounds] == [
        ["米白", "5", "票"], ["浅绿", "4", "票"], ["暖灰", "3", "票"], ["浅绿", "7", "票"], ["米白", "5", "票"],
    ]  # fmt: skip
    for code, answer in ((first, "没有这个号码的票"), (last, "1. 浅绿")):
        go(phone, f"/ballots/{ballot.number}/check/")
        phone.fill("[name=code]", code)
        press(phone, "核对")
        expect(phone.locator("main")).to_contain_text(answer)
    assert [amiss for page in (worker, phone, head) for amiss in problems(page) if "422" not in amiss] == []
