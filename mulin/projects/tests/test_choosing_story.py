"""In the browser: screened, scored by five jurors of whom one is kept out, voted on by phone and on paper, objected to, decided."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot, Elector
from mulin.ballots.tests.cast import grown
from mulin.kernel.facts.relay import drain
from mulin.projects import actions
from mulin.projects.models import Call, Letter, Project
from tests.browser import photograph, problems
from tests.stage import build

from .choosing_cast import DAY, season, with_purse

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


@pytest.mark.row("C041")
@pytest.mark.row("C050")
def test_from_the_screening_to_the_decision(open_page, monkeypatch):
    purse = with_purse(monkeypatch)
    stage = build()
    grown(stage.wang_fang, stage.liu_yang, stage.ma_li)
    now = timezone.now()
    there = season(stage, now, choice="both", jury_weight=60, choosing={"least": 50})
    number = there.call.number

    # the screener looks at the last one; the others were looked at before
    actions.pass_screening(there.app(1), by=there.worker, at=now)
    actions.pass_screening(there.app(2), by=there.worker, at=now)
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

    # residents vote: one on the phone, one on paper that two read; the count comes to the call
    ballot = there.put()
    ballots.open_(Ballot.objects.get(pk=ballot.pk), by=None, at=now + 4 * DAY)
    line = {who.pk: Elector.objects.get(ballot=ballot, persons__person=who) for who in (stage.wang_fang, stage.ma_li)}
    at = now + 5 * DAY
    ballots.cast(Ballot.objects.get(pk=ballot.pk), line[stage.wang_fang.pk], [1, 2, 3], by=there.me("wang_fang"), at=at)
    ballots.tick_paper(line[stage.ma_li.pk], by=there.worker, at=at)
    over = now + 11 * DAY
    ballots.close(Ballot.objects.get(pk=ballot.pk), by=None, at=over)
    for reader in ("zhao_min", "zhou_ming"):
        ballots.enter_paper(Ballot.objects.get(pk=ballot.pk), 1, [2], by=there.me(reader), at=over)
    ballots.count(Ballot.objects.get(pk=ballot.pk), by=there.secretary, at=over)
    actions.counted(ballot.pk, at=over)  # a follow-up of a day to come is not run yet

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
    head = open_page(f"/desk/projects/calls/{number}/choosing/", as_=stage.zhou_ming, width=1440)
    press(head, "定下名单，发通知")
    drain()
    objector.reload()
    expect(objector.locator("main")).to_contain_text("异议成立：现场看过，是消防通道。")
    assert {one.title: one.awarded for one in Project.objects.all()} == {"楼道书架": 250_000, "修小家电": 200_000}
    assert sorted(purse.given.values()) == [200_000, 250_000]
    assert {one.application.title: one.kind for one in Letter.objects.all()} == {
        "楼道书架": "chosen", "修小家电": "chosen", "屋顶菜园": "not_chosen",
    }  # fmt: skip
    letter = objector.request.get(objector.url.split("/projects")[0] + f"/projects/applications/{there.app(1).number}/letter.pdf")
    assert letter.ok and letter.body().startswith(b"%PDF-")
    assert problems(desk) == problems(juror) == problems(objector) == []
