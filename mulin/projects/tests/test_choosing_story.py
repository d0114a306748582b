"""In the browser, a season of forty applications: screened, scored by five jurors of whom one is kept out, voted on by phone and on paper, objected to, decided."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot
from mulin.ballots.tests.cast import grown
from mulin.kernel.facts.relay import drain
from mulin.people.models import Person
from mulin.projects import actions
from mulin.projects.models import Call, Letter, OnBallot, Project
from tests.browser import photograph, problems
from tests.stage import build

from .choosing_cast import DAY, Choosing, application_of, season, with_purse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


def many_more(there: Choosing, number: int) -> None:
    """Neighbours who apply as well, with little to say: screened, and few points from each juror."""
    there.more = [
        application_of(
            there.stage, there.call, f"X202611-{8000 + one}", f"第 {one} 个小主意",
            Person.objects.create(community=there.stage.community, name=f"邻居{one}", added_at=there.at), 50_000,
        )
        for one in range(1, number + 1)
    ]  # fmt: skip
    for one in there.more:
        actions.pass_screening(one, by=there.worker, at=there.at)


@pytest.mark.row("C041")
@pytest.mark.row("C050")
def test_from_the_screening_to_the_decision(open_page, monkeypatch):
    purse = with_purse(monkeypatch)
    stage = build()
    grown(stage.wang_fang, stage.liu_yang, stage.ma_li)
    begun = timezone.now() - 5 * DAY  # the residents' vote, announced then, is open today
    there = season(stage, begun, choice="both", jury_weight=60, choosing={"least": 50})
    number = there.call.number

    # the screener looks at the last one; the others were looked at before
    actions.pass_screening(there.app(1), by=there.worker, at=begun)
    actions.pass_screening(there.app(2), by=there.worker, at=begun)
    many_more(there, 37)
    desk = open_page(f"/desk/projects/applications/{there.app(3).number}/screen/", as_=stage.zhao_min, width=1440)
    press(desk, "符合条件")
    there.seated()
    desk.reload()
    press(desk, "开始评审")
    expect(desk.locator("main")).to_contain_text("1 处回避")  # 李秀英: 刘洋 of the first team lives with her

    # five jurors; one of them scores on the phone
    there.reviewed(li_xiuying=[0, 8, 7], zhang_wei=[9, 8, 7], wu_jianguo=[9, 8, 7], tang_lei=[9, 7, 6], sun_li=[9, 9])
    juror = open_page(f"/projects/jury/{number}/{there.app(3).number}/", as_=stage.sun_li)
    expect(juror.locator("main")).not_to_contain_text("陈浩")
    for field in juror.locator("input[type=number]").all():
        field.fill("3")
    juror.fill("[name=words]", "邻居已经有维修点。")
    press(juror, "交评审")
    expect(juror.locator("main")).to_contain_text("都打完了")

    # residents vote on their phones, one of them without a line of script, each from the page of the call
    ballot = there.put()
    ballots.open_(Ballot.objects.get(pk=ballot.pk), by=None, at=begun + 4 * DAY)
    for who, script, wanted in (
        (stage.wang_fang, True, ("楼道书架", "屋顶菜园", "修小家电")),
        (stage.liu_yang, False, ("屋顶菜园", "修小家电")),
    ):
        phone = open_page(f"/projects/calls/{number}/", as_=who, script=script)
        phone.get_by_role("link", name="去投票").click()
        for title in wanted:
            phone.locator("label.choice", has_text=title).click()
        phone.get_by_role("button", name="下一步：核对后投出").click()
        expect(phone.locator("main")).to_contain_text("您要投出的是")
        press(phone, "投出")
        photograph(phone, f"projects-vote-{script}")

    # one hands in paper: ticked in the register, and read by two people
    desk.goto(desk.url.split("/desk")[0] + f"/desk/ballots/{ballot.number}/paper/?q=马丽")
    desk.get_by_role("button", name="交了票").click()
    desk.goto(desk.url.split("/desk")[0] + f"/desk/ballots/{ballot.number}/")
    press(desk, "截止投票")  # everybody has voted
    head = open_page(f"/desk/projects/calls/{number}/choosing/", as_=stage.zhou_ming, width=1440)
    head.get_by_role("link", name="办这次表决").click()
    expect(head.locator("h1")).to_contain_text("您想要哪些项目")
    for reader in (desk, head):
        reader.goto(reader.url.split("/desk")[0] + f"/desk/ballots/{ballot.number}/paper/read/?serial=1")
        reader.locator("label.choice", has_text="屋顶菜园").click()
        press(reader, "录好，下一张")
    head.goto(head.url.split("/desk")[0] + f"/desk/ballots/{ballot.number}/")
    press(head, "计票并公布")
    drain()  # the count comes to the call
    got = dict(OnBallot.objects.values_list("application__title", "votes"))
    assert len(got) == 40
    assert {title: votes for title, votes in got.items() if votes} == {"楼道书架": 1, "屋顶菜园": 3, "修小家电": 2}

    # the order, and the notice
    desk.goto(desk.url.split("/desk")[0] + f"/desk/projects/calls/{number}/choosing/ranking/")
    press(desk, "算出名次")
    expect(desk.locator("tr.is-chosen")).to_have_count(2)
    photograph(desk, "projects-ranking")
    press(desk, "公示 7 天")

    # somebody objects on the phone; upheld, the reserve moves up
    objector = open_page(f"/projects/calls/{number}/result/", as_=stage.wang_fang)
    photograph(objector, "projects-notice")
    objector.get_by_text("提一条异议").click()
    objector.select_option("#about", label="屋顶菜园")
    objector.fill("#says", "这块屋顶是消防通道")
    press(objector, "送出异议")
    desk.reload()
    desk.fill("textarea[id^=answer-]", "现场看过，是消防通道。")
    press(desk, "成立")
    Call.objects.filter(pk=there.call.pk).update(notice_until=timezone.now() - timedelta(minutes=1))  # time passes
    head.goto(head.url.split("/desk")[0] + f"/desk/projects/calls/{number}/choosing/")
    press(head, "定下名单，发通知")
    drain()
    objector.reload()
    expect(objector.locator("main")).to_contain_text("异议成立：现场看过，是消防通道。")
    assert {one.title: one.awarded for one in Project.objects.all()} == {"楼道书架": 250_000, "修小家电": 200_000}
    assert sorted(purse.given.values()) == [200_000, 250_000]
    letters = {one.application.title: one.kind for one in Letter.objects.all()}
    assert {title for title, kind in letters.items() if kind == "chosen"} == {"楼道书架", "修小家电"}
    assert list(letters.values()).count("not_chosen") == 38
    letter = objector.request.get(objector.url.split("/projects")[0] + f"/projects/applications/{there.app(1).number}/letter.pdf")
    assert letter.ok and letter.body().startswith(b"%PDF-")
    assert [problems(page) for page in (desk, juror, objector, head, phone)] == [[]] * 5
