"""In the browser: 王芳 asks for a place on her phone, waits, gets it; her daughter is looked after and fetched by the grandmother."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.childcare import actions
from mulin.childcare.models import Application, Day, Pickup
from mulin.kernel.facts.relay import drain
from mulin.kernel.secrets.models import Reveal
from tests.browser import photograph, problems
from tests.stage import build
from tests.walking import picture

from .cast import house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAPER = {"name": "出生证.jpg", "mimeType": "image/jpeg", "buffer": picture(sides=300)}


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


@pytest.mark.row("C121", "C122")
def test_from_a_full_class_to_the_grandmother_who_fetches(open_page, monkeypatch):
    monkeypatch.setattr("mulin.kernel.calendar.working.is_working_day", lambda day: True)  # on any day of the year
    stage = build()
    every_day = [1, 2, 3, 4, 5, 6, 7]
    there = house(stage, at=timezone.now(), places=1, needs=["birth"], weekdays=every_day, begins=time(0), ends=time(23, 59))
    other = there.hold(stage.liu_yang, "小宇")

    # the mother on her phone: the class is full, she applies all the same and adds the birth certificate
    mother = open_page(f"/childcare/{there.group.pk}/", as_=stage.wang_fang)
    expect(mother.locator("main")).to_contain_text("替孩子申请，先排队")
    mother.get_by_role("link", name="替孩子申请，先排队").click()
    mother.fill("[name=name]", "朵朵")
    mother.fill("[name=born_on]", f"{timezone.localdate() - timedelta(days=800)}")
    mother.fill("[name=health]", "花生过敏")
    mother.check("[name=consents]")
    press(mother, "送出申请")
    expect(mother.locator("main")).to_contain_text("还缺：出生证明或户口页")
    mother.set_input_files("[name=upload]", PAPER)
    press(mother, "加密存好")
    expect(mother.locator("main")).to_contain_text("已加密")
    photograph(mother, "childcare-sent")

    # the carer opens the paper with a reason, and passes the application
    made = Application.objects.get(guardian=stage.wang_fang)
    carer = open_page(f"/desk/childcare/applications/{made.pk}/", as_=stage.li_xiuying, width=1440)
    carer.fill("form[action*='papers'] [name=reason]", "核对出生日期")
    press(carer, "打开")
    assert "/files/" in carer.url and Reveal.objects.get().reason == "核对出生日期"
    carer.go_back()
    press(carer, "符合条件，排队")
    expect(carer.locator("main")).to_contain_text("第 1 位")

    # a place becomes free: the message leads to the offer, the offer to the place
    actions.leave(other, by=stage.standing(stage.liu_yang), at=timezone.now())
    drain()
    mother.goto(mother.url.split("/childcare")[0] + "/inbox/")
    with mother.expect_navigation():
        mother.locator("main a, main button").filter(has_text="托育有名额了，请确认").first.click()
    press(mother, "我们来")
    expect(mother.locator("main")).to_contain_text("起在托")
    mother.get_by_text("加一位接送人").click()
    mother.locator("#pickup_name").fill("张桂英")
    mother.locator("#pickup_relation").fill("外婆")
    press(mother, "加上")
    code = Pickup.objects.get().code
    expect(mother.locator("main")).to_contain_text(code)
    photograph(mother, "childcare-held")

    # at the class, on the carer's phone: ticked without signal, sent when it is back, fetched with the code
    phone = open_page(f"/desk/childcare/{there.group.pk}/today/", as_=stage.li_xiuying)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="到了 朵朵").click()
    expect(phone.locator("[data-told]")).to_contain_text("没有信号")
    with phone.expect_response("**/ticks/"):
        phone.context.set_offline(False)
    expect(phone.locator("[data-told]")).to_contain_text("离线记的名单已送出")
    phone.reload()
    phone.get_by_text("有人来接").click()
    phone.locator("label.choice").filter(has_text="张桂英").click()
    phone.fill("[name=code]", code)
    photograph(phone, "childcare-today")
    press(phone, "交给这一位")
    expect(phone.locator("main")).to_contain_text("朵朵由张桂英接走了")
    day = Day.objects.get()
    assert (day.status, day.how, day.fetched_by.relation, day.handed_by) == ("came", "code", "外婆", stage.li_xiuying.pk)
    drain()
    mother.goto(mother.url.split("/childcare")[0] + "/inbox/")
    expect(mother.locator("main")).to_contain_text("由外婆从春芽托班接走")
    assert problems(mother) == []
