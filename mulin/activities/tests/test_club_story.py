"""A choir is founded, agreed to, joined, and shows what it did, as people press it."""

import re
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import expect

from mulin.activities.models import Club
from tests.browser import OpenPage, barriers
from tests.stage import build
from tests.walking import picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the same pages; what is posted runs on both databases in test_club_pages"
)
@pytest.mark.row("C140")
def test_a_choir_is_founded_joined_and_seen(open_page: OpenPage, tmp_path: Path) -> None:
    stage = build()
    wang = open_page("/activities/", as_=stage.wang_fang)
    wang.get_by_role("link", name="兴趣团队").first.click()
    wang.get_by_role("link", name="发起一个团队").click()
    wang.get_by_label("团队叫什么").fill("春和合唱团")
    wang.get_by_label("做什么").fill("喜欢唱歌就来。")
    wang.get_by_label("在哪里活动", exact=False).first.fill("居民活动室")
    wang.get_by_label("哪天", exact=True).select_option("2")
    wang.get_by_label("几点开始", exact=True).fill("09:00")
    wang.get_by_label("几点结束", exact=True).fill("10:30")
    assert barriers(wang) == []
    wang.get_by_role("button", name="交给社区").click()
    expect(wang.get_by_text("社区在看您的提议")).to_be_visible()

    desk = open_page("/desk/activities/", as_=stage.zhao_min, width=1440)
    desk.get_by_role("link", name=re.compile("兴趣团队")).click()
    desk.get_by_role("link", name="春和合唱团").click()
    desk.get_by_role("button", name="同意成立").click()
    expect(desk.get_by_text("团队成立了")).to_be_visible()

    club = f"/activities/clubs/{Club.objects.get().pk}/"
    liu = open_page(club, as_=stage.liu_yang)
    liu.get_by_role("button", name="加入团队").click()
    expect(liu.get_by_text("等队长答复")).to_be_visible()
    wang.reload()
    wang.get_by_role("link", name=re.compile("成员名单")).click()
    wang.get_by_role("button", name="同意加入").click()
    expect(wang.get_by_text("刘洋是成员了。")).to_be_visible()

    wang.goto(wang.url.replace("/members/", "/post/"))
    photo = tmp_path / "choir.png"
    photo.write_bytes(picture(sides=64, kind="PNG"))
    wang.get_by_label("写几句").fill("第一次排练")
    wang.get_by_label("照片", exact=False).first.set_input_files(photo)
    wang.get_by_label("照片上的人都同意公开").check()
    wang.get_by_role("button", name="放上去").click()
    expect(wang.get_by_text("已放到团队的风采里")).to_be_visible()
    anyone = open_page(club)
    expect(anyone.get_by_text("第一次排练")).to_be_visible()
    expect(anyone.locator("article img")).to_have_count(1)
    assert barriers(anyone) == []
