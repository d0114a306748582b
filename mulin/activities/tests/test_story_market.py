"""An outdoor market from the call for stalls to the visitors that were counted, as people press it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mulin.activities.models import Claim, Session
from tests.browser import OpenPage, barriers, too_small
from tests.stage import build

from .market_cast import market

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.row("C069", "C138")
def test_a_market_from_the_call_for_stalls_to_its_visitors(open_page: OpenPage) -> None:
    stage, now = build(), timezone.now()
    one = market(stage, rows=0, at=now, begins_at=now + timedelta(days=3))
    desk = open_page(f"/desk/activities/{one.activity_id}/market/", as_=stage.zhao_min, width=1440)
    desk.get_by_label("社区先看卖什么、做什么，再定摊位").check()
    desk.get_by_role("button", name="保存").click()
    desk.get_by_role("link", name="摊位 ").first.click()
    desk.get_by_label("几行").fill("2")
    desk.get_by_label("每行几个").fill("3")
    desk.get_by_role("button", name="加摊位").click()
    expect(desk.get_by_text("摊位加上了。")).to_be_visible()

    phone = open_page(f"/activities/{one.activity_id}/", as_=stage.wang_fang, large=True)
    phone.get_by_role("link", name="摊位图：谁在哪里，卖什么做什么").click()
    expect(phone.get_by_text("还有 6 个空摊位，可以认领")).to_be_visible()
    assert barriers(phone) == [] and too_small(phone, 60) == []
    phone.get_by_role("link", name="认领 A2").click()
    phone.get_by_label("招牌", exact=True).fill("巧手布艺")
    phone.get_by_label("叫什么").first.fill("改裤脚")
    phone.get_by_label("是什么").first.select_option("service")
    phone.get_by_label("价钱").first.fill("8 元一条")
    phone.get_by_label("叫什么").nth(1).fill("理发")
    phone.get_by_label("是什么").nth(1).select_option("free")
    phone.get_by_role("button", name="认领这个摊位").click()
    expect(phone.get_by_text("A2 号摊位给您留着")).to_be_visible()

    desk.reload()
    desk.get_by_role("button", name="可以 巧手布艺").click()
    expect(desk.get_by_text("巧手布艺定了，摆摊的人会收到消息。")).to_be_visible()
    desk.get_by_role("link", name="替人认领 B1").click()
    desk.get_by_label("找姓名").fill("马丽")  # who has no phone
    desk.get_by_role("button", name="找", exact=True).click()
    desk.get_by_role("link", name="马丽").click()
    desk.get_by_label("招牌", exact=True).fill("马家蛋")
    desk.get_by_label("叫什么").first.fill("土鸡蛋")
    desk.get_by_role("button", name="替马丽认领").click()
    expect(desk.get_by_text("B1 号摊位认领好了。")).to_be_visible()
    anyone = open_page(f"/activities/sessions/{one.pk}/stalls/?q=理发")
    expect(anyone.get_by_role("status")).to_contain_text("1 个摊位有")
    expect(anyone.locator("li", has_text="巧手布艺")).to_have_count(1)
    expect(anyone.locator("li", has_text="马家蛋")).to_have_count(0)

    begins = timezone.now()
    Session.objects.filter(pk=one.pk).update(begins_at=begins, ends_at=begins + timedelta(minutes=5))
    desk.goto(desk.url.split("/activities/")[0] + f"/desk/activities/sessions/{one.pk}/stalls/")
    desk.get_by_role("button", name="出摊了 巧手布艺").click()
    desk.get_by_role("button", name="没来 马家蛋").click()
    expect(desk.get_by_text("已记：马家蛋没来。")).to_be_visible()
    desk.get_by_role("link", name="记现场人数").click()
    desk.get_by_label("名单以外，现场还有多少人").fill("260")
    desk.get_by_role("button", name="记下").click()
    expect(desk.get_by_text("已记下现场人数。")).to_be_visible()
    assert sorted(Claim.objects.values_list("sign", "status", "helped_by")) == sorted(
        [("巧手布艺", "came", None), ("马家蛋", "missed", stage.zhao_min.pk)]
    )
    Session.objects.filter(pk=one.pk).update(begins_at=begins - timedelta(hours=5), ends_at=begins - timedelta(hours=3))
    desk.goto(desk.url.split("/activities/")[0] + f"/desk/activities/{one.activity_id}/close/")
    desk.get_by_label("小结", exact=True).fill("雨停了，邻居都来了。")
    desk.get_by_role("button", name="公开小结").click()
    anyone.goto(desk.url.split("/desk/")[0] + "/open/activities/")
    expect(anyone.locator("#rows")).to_contain_text("260 人次")
