"""In the browser: a team of three applies for money, two say yes on their phones; one who came to the counter is served."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.projects.models import Application, Teammate
from tests.browser import photograph, problems
from tests.stage import build

from .cast import season

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button).first.click()


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"[name='{name.replace('__', '-')}']", value)


@pytest.mark.row("C042")
@pytest.mark.row("C046")
@pytest.mark.row("C048")
def test_a_team_of_three_applies_and_one_is_served_at_the_counter(open_page):
    stage = build()
    there = season(stage, at=timezone.now())
    call, runs_from = there.call, there.call.runs_from
    lead = open_page(f"/projects/calls/{call.number}/apply/", as_=stage.wang_fang)
    lead.get_by_role("radio", name="楼组").check()
    press(lead, "开始写")
    lead.get_by_label("团队、楼组或单位的名称").fill("3 号楼园艺组")
    lead.get_by_role("radio", name="创新").check()
    press(lead, "存好，下一步")

    # what is typed is saved by itself, also before it is right
    fill(lead, title="楼顶小菜园", words="把楼顶的空地种上菜。有事打 13800001234。")
    expect(lead.locator("[data-saved]")).to_contain_text("已存下")
    expect(lead.locator("[data-warning]")).to_contain_text("138****1234")
    fill(
        lead,
        words="把楼顶的空地种上菜。",
        beneficiaries="3 号楼 40 户",
        starts=f"{runs_from}",
        ends=f"{runs_from + timedelta(days=90)}",
    )
    press(lead, "存好，下一步")
    fill(lead, row__0__name="种上第一批", row__0__due=f"{runs_from + timedelta(days=120)}", row__0__measure="五个木箱种满")
    press(lead, "存好，下一步")
    expect(lead.locator("[role=alert]")).to_contain_text("就结束了")  # a milestone after the end
    fill(lead, row__0__due=f"{runs_from + timedelta(days=60)}")
    press(lead, "存好，下一步")
    fill(lead, row__0__name="木箱", row__0__unit_price="120", row__0__quantity="5")
    lead.select_option("[name=row-0-source]", "own")
    press(lead, "存好，下一步")
    fill(lead, row__0__words="多一处大家照看的园子", row__0__evidence="前后照片")
    press(lead, "存好，下一步")
    for name, known in (("刘洋", "3 号楼 302"), ("李秀英", "3 号楼 302")):
        fill(lead, name=name, known=known)
        press(lead, "送出邀请")
    photograph(lead, "team")

    # both say yes on their phones
    for person in (stage.liu_yang, stage.li_xiuying):
        mate = open_page("/projects/applications/", as_=person)
        press(mate, "我参加")
        assert problems(mate) == []
    lead.goto(re.sub("step/team/", "", lead.url))
    press(lead, "递交申请")
    expect(lead.locator("main")).to_contain_text("等资格审查")
    sent = Application.objects.get()
    assert (sent.stage, sent.kind, sent.place.name, sent.draft) == ("submitted", "building_group", "春和社区", {})
    assert Teammate.objects.filter(application=sent, accepted_at__isnull=False).count() == 2

    # at the counter: found in the register, filled in by the worker, with the worker's name on it
    desk = open_page(f"/desk/projects/calls/{call.number}/counter/?q=马丽", as_=stage.zhao_min, width=1440)
    press(desk, "替他填")
    expect(desk.locator("main")).to_contain_text("您在替马丽填写")
    assert Application.objects.get(lead=stage.ma_li).filled_by_id == stage.zhao_min.pk
    assert problems(desk) == [] and [one for one in problems(lead) if "422" not in one] == []
