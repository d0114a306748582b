"""A walk with stories, made at the desk and walked with a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mulin.facilities.models import Story, StoryCount, Trail
from mulin.places.models import Boundary, Place
from tests.browser import OpenPage, barriers, problems
from tests.stage import NOON, build

from .cast_operators import story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.row("C128")
def test_a_walk_from_the_desk_to_its_last_point(open_page: OpenPage, tmp_path: Path) -> None:
    stage = build()
    Place.objects.filter(pk=stage.building_5.pk).update(lat=31.2214, lng=121.5503)  # a house beside the way, with its name,
    around = [[121.549, 31.219], [121.552, 31.219], [121.552, 31.223], [121.549, 31.219]]  # within the outline of a grid
    Boundary.objects.create(place=stage.grid, geometry={"type": "Polygon", "coordinates": [around]}, changed_at=NOON)
    story(stage, "槐树", lat=31.2212, name_en="The Tree", words_en="Sixty years older than the houses.")
    voice = tmp_path / "well.mp3"
    voice.write_bytes(b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(2000))

    desk = open_page("/desk/walks/stories/new/", as_=stage.zhao_min, width=1440)
    desk.get_by_label("归哪里管").select_option(str(stage.building_3.pk))
    desk.get_by_label("名称", exact=True).fill("老井")
    desk.get_by_label("具体在哪里", exact=True).fill("门前的石栏里")
    desk.get_by_label(re.compile("^故事")).fill("井沿上有十一道深沟。")
    desk.get_by_label(re.compile("^念出来的声音")).set_input_files(voice)
    desk.get_by_label(re.compile("^声音里说的话")).fill("大家好，我是老井。")
    desk.get_by_role("button", name="存成草稿").click()
    desk.get_by_role("button", name="公开给大家").click()
    expect(desk.get_by_text("公开了，大家都看得到。")).to_be_visible()
    expect(desk.locator("svg.qr")).to_be_visible()
    well = Story.objects.get(name="老井")

    desk.goto(desk.url.split("/desk/")[0] + "/desk/walks/trails/new/")
    desk.get_by_label("归哪里管").select_option(str(stage.community.pk))
    desk.get_by_label("名称", exact=True).fill("春和一圈")
    desk.get_by_label("介绍", exact=True).fill("两个老地方。")
    desk.get_by_role("button", name="存好，接着排点").click()
    expect(desk.get_by_text("一条路线至少要有两个点。")).to_be_visible()
    for name in ("老井", "槐树"):
        desk.get_by_label("故事", exact=True).select_option(label=name)
        desk.get_by_role("button", name="加到最后").click()
    expect(desk.locator(".trail-dot")).to_have_text(["1", "2"])
    desk.get_by_role("button", name="公开给大家").click()
    expect(desk.locator(".badge.is-ok", has_text="已公开")).to_be_visible()
    assert Trail.objects.get().status == "out" and problems(desk) == []

    phone = open_page(f"/walks/here/{well.pk}/", large=True)
    expect(phone.get_by_text("第 1 个点，一共 2 个")).to_be_visible()
    expect(phone.locator("audio")).to_have_attribute("src", f"/files/{well.sound}/")
    phone.get_by_text("声音里说的话").click()
    expect(phone.get_by_text("大家好，我是老井。")).to_be_visible()
    assert barriers(phone) == [] and problems(phone) == []
    phone.get_by_role("link", name=re.compile("下一个点.*槐树")).click()
    expect(phone.get_by_role("heading", name="槐树")).to_be_visible()
    expect(phone.get_by_text("这是最后一个点，您走完了")).to_be_visible()
    phone.get_by_role("link", name="返回").click()
    expect(phone.locator(".trail-dot")).to_have_count(2)
    expect(phone.locator(".map-name", has_text="5 号楼")).to_have_count(1)
    assert sorted(StoryCount.objects.values_list("story__name", "via", "times")) == []  # a headless browser is no person
    plain = open_page(f"/walks/{Trail.objects.get().pk}/", language="en", script=False)
    expect(plain.locator("ol li")).to_have_count(2)
    expect(plain.get_by_role("link", name=re.compile("The Tree"))).to_be_visible()
