"""In the browser: a safety survey, answered on a phone without signal and on paper, closed and published."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.kernel.facts.relay import drain
from mulin.surveys.models import Answered, Sheet
from tests.browser import photograph, problems
from tests.stage import build

from .cast import desk, grown

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button).first.click()


@pytest.mark.row("C106")
def test_a_safety_survey_from_phone_and_paper_to_a_published_index(open_page):
    stage = build()
    grown(stage)
    there = desk(stage, at=timezone.now())
    for serial in range(1, 5):
        there.paper(serial, 4, age="35-59", sex="f")

    # on the phone: half filled, no signal, sent when it is back
    phone = open_page(f"/surveys/{there.survey.pk}/", as_=stage.wang_fang)
    expect(phone.locator("main")).to_contain_text("您的回答不带姓名和时间")
    phone.locator("label.choice", has_text="5").first.click()
    phone.reload()
    expect(phone.locator("[name=q1][value='5']")).to_be_checked()
    phone.locator("label.choice", has_text="路灯").click()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="送出").click()
    expect(phone.locator("[data-told]")).to_contain_text("没有信号")
    photograph(phone, "survey")
    phone.context.set_offline(False)
    expect(phone.locator("[data-told]")).to_contain_text("已送出")
    assert Answered.objects.get(channel="phone").person_id == stage.wang_fang.pk and Sheet.objects.count() == 5
    phone.reload()
    expect(phone.locator("main")).to_contain_text("您答过了")

    # a worker types in a sheet of paper, closes, says what is done, publishes
    worker = open_page(f"/desk/surveys/{there.survey.pk}/paper/", as_=stage.zhao_min, width=1440)
    worker.fill("[name=serial]", "5")
    worker.locator("label.choice", has_text="3").first.click()
    press(worker, "录好，下一张")
    expect(worker.locator("main")).to_contain_text("第 5 张录好")
    worker.goto(worker.url.replace("paper/", ""))
    press(worker, "收完，算出结果")
    worker.fill("[name=said]", "路灯暗")
    worker.fill("[name=doing]", "十二月换灯")
    press(worker, "写上")
    press(worker, "公布")
    photograph(worker, "survey-desk")
    drain()

    anybody = open_page(f"/open/surveys/{there.survey.pk}/")
    expect(anybody.locator("main")).to_contain_text("安全感指数")
    expect(anybody.locator("main")).to_contain_text("十二月换灯")
    anybody.get_by_text("看成表格").first.click()
    expect(anybody.locator("table").first).to_contain_text("67%")
    assert problems(worker) == problems(anybody) == []
