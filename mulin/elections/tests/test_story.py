"""In the browser: the community elects a member of its committee; equals go into a second round; the notice says who."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.ballots import actions as ballots
from mulin.elections import actions
from mulin.elections.models import Candidate
from tests.browser import photograph, problems
from tests.stage import build

from .cast import DAY, INTRO, drained, house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()


def go(page: Page, path: str) -> None:
    page.goto("/".join(page.url.split("/")[:3]) + path)


@pytest.mark.row("C089")
def test_from_the_list_over_a_tie_to_the_notice(open_page):
    stage = build()
    now = timezone.now()
    there = house(stage, at=now, kind="residents").nominating()
    path = f"/elections/{there.election.number}/"

    # a neighbour proposes on her phone; the nominee agrees and introduces herself
    page = open_page(path + "propose/", as_=stage.liu_yang)
    page.fill("[name=name]", "王芳")
    page.get_by_role("button", name="提名", exact=True).click()
    expect(page.locator("main")).to_contain_text("附议 1 / 1")
    made = Candidate.objects.get()
    nominee = open_page(path, as_=stage.wang_fang)
    nominee.get_by_role("link", name="我同意，写介绍").click()
    for name in ("work", "done", "plan"):
        nominee.fill(f"[name={name}]", getattr(INTRO, name))
    nominee.get_by_role("button", name="同意参选").click()
    expect(nominee.locator("main")).to_contain_text(INTRO.plan)

    # the chair of the election committee judges; another candidate comes by actions, and time passes: equals in the first round
    chair = open_page(path, as_=stage.liang_bo)
    chair.fill(f"#judge-{made.pk}", "在名单上，没有限制的情形")
    chair.get_by_role("button", name="符合条件", exact=True).click()
    expect(chair.locator("main")).to_contain_text("在名单上，没有限制的情形")
    there.stands(stage.liu_yang, stage.wang_fang)
    there.at += 6 * DAY
    actions.confirm(there.now, by=there.worker, at=there.at)
    wang, liu = [stage.wang_fang], [stage.liu_yang]
    there.opened().vote(wang_fang=wang, li_xiuying=wang, liu_yang=liu, ma_li=liu).counted()
    actions.counted(there.round.ballot_id, at=there.at)  # a follow-up of a day to come is not run yet

    # the secretary sees who goes on and sets the days
    desk = open_page(f"/desk{path}", as_=stage.zhou_ming, width=1440)
    expect(desk.locator("main")).to_contain_text("进下一轮")
    photograph(desk, "elections-desk")
    tomorrow = timezone.localdate() + timedelta(days=1)
    desk.fill("[name=opens]", tomorrow.isoformat())
    desk.fill("[name=closes]", tomorrow.isoformat())
    desk.get_by_role("button", name="定下另行选举").click()
    expect(desk.locator("main")).to_contain_text("第 2 轮，选票")
    there.at = timezone.now()
    ballots.open_(there.ballot, by=there.worker, at=there.at)
    drained()
    there.vote(li_xiuying=wang, ma_li=wang, liu_yang=liu)

    # the last one votes on her phone; everybody has voted, so the secretary closes and counts
    go(nominee, path)
    nominee.get_by_role("link", name="去投票").click()
    nominee.locator("label", has_text="王芳").click()
    nominee.get_by_role("button", name="下一步：核对后投出").click()
    press(nominee, "投出")
    go(desk, f"/desk/ballots/{there.ballot.number}/")
    press(desk, "截止投票")
    press(desk, "计票并公布")
    drained()
    go(nominee, path)
    expect(nominee.locator("main")).to_contain_text("王芳 当选")
    photograph(nominee, "elections-decided")
    paper = nominee.request.get(nominee.url + "notice.pdf")
    assert (paper.status, paper.body()[:5]) == (200, b"%PDF-")
    assert problems(nominee) == []
