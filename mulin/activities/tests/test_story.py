"""A trip by lot, from the call to the photos, as people press it."""

import io
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from mulin.activities import actions
from mulin.activities.models import Activity, Session, Signup
from mulin.kernel.facts.relay import drain
from tests.browser import OpenPage, barriers
from tests.stage import build
from tests.walking import picture

from .cast import people, sign_up

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.row("C137", "C138")
def test_a_trip_by_lot_from_the_call_to_the_photos(open_page: OpenPage, tmp_path: Path) -> None:
    stage, now = build(), timezone.now()
    begins = timezone.localtime(now + timedelta(days=3)).replace(second=0, microsecond=0)
    desk = open_page("/desk/activities/", as_=stage.zhao_min, width=1440)
    desk.get_by_role("link", name="办一个活动").first.click()
    desk.get_by_label("名称", exact=True).fill("亲子一日游")
    desk.get_by_label("报名办法").select_option("lottery")
    desk.get_by_label("最多带几位同行").fill("1")
    desk.get_by_label(re.compile("^负责人")).fill("李秀英")
    desk.get_by_label("开始前几小时截止报名").fill("48")
    desk.get_by_role("button", name="存成草稿").click()
    desk.get_by_label("什么时候开始").fill(f"{begins:%Y-%m-%dT%H:%M}")
    desk.get_by_label("什么时候结束").fill(f"{begins + timedelta(hours=8):%Y-%m-%dT%H:%M}")
    desk.locator("#id_spot").fill("南门上车")
    desk.get_by_label("给所有人的名额").fill("4")
    desk.get_by_role("button", name="加上").click()
    expect(desk.get_by_text("场次加上了。")).to_be_visible()
    desk.get_by_role("button", name="发布").click()
    expect(desk.get_by_text("已发布，大家都看得到了。")).to_be_visible()
    trip = Activity.objects.get()
    one = trip.sessions.get()

    phone = open_page(f"/activities/{trip.pk}/", as_=stage.wang_fang)
    phone.get_by_text("带人一起来").click()
    phone.get_by_label("称呼").fill("小宝")
    phone.get_by_label("年龄").fill("6")
    phone.get_by_role("button", name=re.compile("报名抽签")).click()
    expect(phone.get_by_text("还没有报上")).to_be_visible()  # no guardian; what was written is still there
    expect(phone.get_by_label("称呼")).to_have_value("小宝")
    phone.get_by_label(re.compile("监护人")).fill("王芳")
    phone.get_by_text("轮椅位、手语或别的照顾").click()
    phone.get_by_label("要怎么照顾").fill("晕车，坐前排")
    phone.get_by_role("button", name=re.compile("报名抽签")).click()
    expect(phone.get_by_text("等抽签").first).to_be_visible()
    assert barriers(phone) == []
    for person in people(stage, 5):
        sign_up(stage, one, person, at=now)

    assert actions.draw_due(now + timedelta(days=1, minutes=2)) == 1
    drain()
    anyone = open_page(f"/activities/sessions/{one.pk}/draw/", width=1440)
    expect(anyone.get_by_role("link", name="下载 draw.json")).to_be_visible()
    file = tmp_path / "draw.json"
    file.write_text(anyone.request.get(anyone.url.replace("/draw/", "/draw.json")).text())
    said = io.StringIO()
    call_command("recount", str(file), stdout=said)
    assert said.getvalue().startswith("The draw is right: 6 entries") and json.loads(file.read_text())["session"] == one.pk

    mine = Signup.objects.get(person=stage.wang_fang)
    if mine.status == "waiting":  # the draw is a draw: then two leave, and 王芳 is asked
        for row in Signup.objects.filter(session=one, status="held"):
            actions.leave(row, by=stage.standing(stage.zhao_min), at=timezone.now())
        phone.reload()
        phone.get_by_role("button", name="我要参加").click()
    phone.goto(phone.url.split("/activities/")[0] + f"/activities/{trip.pk}/")
    code = phone.locator(".code").first.inner_text()
    Session.objects.filter(pk=one.pk).update(begins_at=timezone.now(), ends_at=timezone.now() + timedelta(minutes=5))

    run = open_page(f"/activities/{trip.pk}/", as_=stage.li_xiuying)  # whom the desk named as leader
    run.get_by_role("link", name=re.compile("签到和名单")).click()
    run.get_by_label("报来的签到码").fill(code.lower())
    run.get_by_role("button", name="查", exact=True).click()
    expect(run.get_by_text("小宝")).to_be_visible()
    expect(run.get_by_text("晕车，坐前排")).to_be_visible()
    run.get_by_role("button", name="到了", exact=True).click()
    expect(run.get_by_text("已到 2 人")).to_be_visible()
    assert barriers(run) == []

    Session.objects.filter(pk=one.pk).update(
        begins_at=timezone.now() - timedelta(hours=9), ends_at=timezone.now() - timedelta(hours=1)
    )
    desk.goto(desk.url)
    desk.get_by_role("link", name="写小结，结束活动").click()
    desk.get_by_label("小结", exact=True).fill("看到了三种候鸟。")
    desk.get_by_role("button", name="公开小结").click()
    photo = tmp_path / "birds.png"
    photo.write_bytes(picture(sides=64, kind="PNG"))
    desk.get_by_label("加照片").set_input_files(photo)
    desk.get_by_label("照片上的人都同意公开").check()
    desk.locator("button", has_text="加照片").click()
    expect(desk.get_by_text("加了 1 张照片。")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("看到了三种候鸟。")).to_be_visible()
    expect(phone.locator(".photos img")).to_have_count(1)
    phone.locator("label.choice", has_text="5").click()
    phone.get_by_role("button", name="评价").click()
    expect(phone.get_by_text("谢谢您的评价。")).to_be_visible()
    assert Activity.objects.get().stars == 5
