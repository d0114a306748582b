"""A concert that is full: who waits moves up, by leaving and by the clock; the door checks in, also without signal."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mulin.activities import actions
from mulin.activities.models import Activity, Attendance, Session, Signup
from tests.browser import OpenPage, barriers
from tests.stage import build
from tests.walking import picture

from .cast import activity, counted, sign_up

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.row("C137", "races-4")
def test_a_full_concert_from_the_waiting_list_to_the_photos(open_page: OpenPage, tmp_path: Path) -> None:
    stage, now = build(), timezone.now()
    concert = activity(stage, at=now, begins_at=now + timedelta(days=3), kind="show", title="童声合唱音乐会", places=3)
    one = concert.sessions.get()
    for person in (stage.li_xiuying, stage.zhang_wei):
        sign_up(stage, one, person, at=now)

    page, later = f"/activities/{concert.pk}/", now + timedelta(hours=13)
    last = open_page(page, as_=stage.wang_fang)
    last.get_by_role("button", name=re.compile("报名这一场")).click()
    expect(last.get_by_role("heading", name="已报上")).to_be_visible()
    late = open_page(page, as_=stage.liu_yang)
    expect(late.get_by_text("3 个已满，0 份候补")).to_be_visible()
    late.get_by_role("button", name=re.compile("候补这一场")).click()
    expect(late.get_by_text("您排在候补第 1 位").first).to_be_visible()
    assert barriers(late) == []
    sign_up(stage, one, stage.chen_hao, at=now)

    last.get_by_text("来不了，退出").click()
    last.get_by_role("button", name="退出这一场").click()
    expect(last.get_by_text("已退出，名额让给候补的邻居。")).to_be_visible()
    late.reload()
    expect(late.get_by_role("button", name="我要参加")).to_be_visible()  # and 刘洋 does not press it
    assert actions.lapse_due(later) == 1
    next_ = open_page(page, as_=stage.chen_hao)
    next_.get_by_role("button", name="我要参加").click()
    expect(next_.get_by_text("名额是您的了，到时见。")).to_be_visible()
    assert counted(one) == [(3, 3, 0)] and Signup.objects.get(person=stage.liu_yang).status == "lapsed"
    code = next_.locator(".code").first.inner_text()

    begins = timezone.now()
    Session.objects.filter(pk=one.pk).update(begins_at=begins, ends_at=begins + timedelta(hours=2))
    door = open_page(f"/activities/sessions/{one.pk}/run/", as_=stage.zhao_min)
    door.context.set_offline(True)
    door.get_by_role("button", name="到了 李秀英").click()
    door.get_by_role("button", name="到了 陈浩").click()
    expect(door.get_by_text("没有信号，先记在这台手机上")).to_be_visible()
    door.context.set_offline(False)
    expect(door.get_by_text("离线记的名单已送出。")).to_be_visible()
    door.get_by_label("报来的签到码").fill(code.lower())
    door.get_by_role("button", name="查", exact=True).click()
    expect(door.get_by_text("已经签过到了")).to_be_visible()  # two persons, and neither twice
    door.goto(door.url.split("/own/")[0] + "/run/")
    expect(door.get_by_text("已到 2 人")).to_be_visible()
    how = Attendance.objects.filter(session=one).order_by("id").values_list("person", "how")
    assert list(how) == [(stage.li_xiuying.pk, "offline"), (stage.chen_hao.pk, "offline")]

    Session.objects.filter(pk=one.pk).update(begins_at=begins - timedelta(hours=6), ends_at=begins - timedelta(hours=4))
    assert actions.finish_due(timezone.now()) == 1
    assert Signup.objects.get(person=stage.zhang_wei, session=one).status == "missed"  # noted, and nothing more
    desk = open_page(f"/desk/activities/{concert.pk}/close/", as_=stage.zhao_min, width=1440)
    expect(desk.get_by_label("数字")).to_contain_text("2")
    desk.get_by_label("小结", exact=True).fill("唱了十二首。")
    desk.get_by_role("button", name="公开小结").click()
    photo = tmp_path / "choir.png"
    photo.write_bytes(picture(sides=64, kind="PNG"))
    desk.get_by_label("加照片").set_input_files(photo)
    desk.get_by_label("照片上的人都同意公开").check()
    desk.locator("button", has_text="加照片").click()
    expect(desk.get_by_text("加了 1 张照片。")).to_be_visible()
    next_.reload()
    expect(next_.get_by_text("唱了十二首。")).to_be_visible()
    expect(next_.locator(".photos img")).to_have_count(1)
    assert Activity.objects.get().status == "closed"
