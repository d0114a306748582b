"""In the browser: a worry at the gate, from a neighbour's phone through seconds, hearing and consensus to before and after."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.deliberation import actions, rules
from mulin.deliberation.models import Attendance, Meeting, Task, Topic
from mulin.kernel.facts.relay import drain
from mulin.kernel.media.actions import keep_image
from tests.browser import photograph, problems
from tests.stage import build
from tests.walking import picture

from .cast_topics import Hall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def photo(name: str) -> dict[str, object]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture(sides=300)}


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def step(page: Page, words: str, /, **values: str) -> None:
    """One folded form of the desk's page."""
    card = page.locator("details.step-form").filter(has=page.locator("summary").get_by_text(words, exact=True))
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    for name, value in values.items():
        card.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        card.get_by_role("button", name=words, exact=True).click()


@pytest.mark.row("C083", "C091")
def test_a_worry_at_the_gate_becomes_before_and_after(open_page):
    stage = build()
    at = timezone.now()
    hall = Hall(stage, at)
    worker = hall.by(stage.zhao_min)
    stairs = rules.Course(
        2, "30d", "3wd", (("collect", "5d"), ("options", "7d"), ("hearing", "7d"), ("decision", "7d"), ("follow", "60d"))
    )
    actions.set_course(stage.community, "stairway", stairs, by=stage.standing(stage.zhou_ming), at=at)

    # a neighbour raises it; another finds it before raising the same, and seconds it
    mother = open_page("/topics/new/", as_=stage.wang_fang)
    mother.get_by_label("关系到谁").select_option(label="春和苑 3 号楼 2 单元")
    mother.fill("[name=title]", "单元门口台阶太高")
    mother.fill("[name=words]", "轮椅上不去，想修一个坡道。")
    press(mother, "提出来")
    expect(mother.locator("main")).to_contain_text("0 / 2 位邻居")
    topic = Topic.objects.get()
    actions.second(topic, stage.li_xiuying, **worker)
    neighbour = open_page("/topics/new/", as_=stage.liu_yang)
    neighbour.fill("[name=title]", "门口台阶轮椅上不去")
    neighbour.fill("[name=words]", "门口台阶太高。")
    press(neighbour, "提出来")
    with neighbour.expect_navigation():
        neighbour.get_by_role("link", name="单元门口台阶太高").click()
    press(neighbour, "我附议")
    expect(neighbour.locator("main")).to_contain_text("等社区审核")
    photograph(neighbour, "topic-seconded")

    # the desk accepts it with reasons, writes an option, calls a hearing
    desk = open_page(f"/desk/topics/{topic.number}/", as_=stage.zhao_min, width=1440)
    step(desk, "立项", words="关系到老人和轮椅出入")
    step(desk, "进入下一个阶段", words="收到 4 条意见")
    step(desk, "加一个方案", name="水泥坡道加扶手", cost="4800", payer="社区微基金")
    photograph(desk, "desk-topic")
    called = hall.call(days=1, title="坡道听证会")
    meeting = actions.call_about(topic, "hearing", called, [stage.wang_fang], **worker)
    actions.go_on(topic, "算好了价", **worker)
    Meeting.objects.filter(pk=meeting.pk).update(begins_at=at - timedelta(hours=2), ends_at=at - timedelta(hours=1))
    row = Attendance.objects.get(meeting=meeting)
    desk.goto(desk.url.split("/desk/")[0] + f"/desk/meetings/{meeting.pk}/")
    desk.select_option(f"#c{row.pk}", "online")
    press(desk, "记下到会情况")
    step(desk, "写纪要", words="坡道靠北边\n物业量尺寸、浇坡道")
    desk.locator("label.choice").filter(has_text="物业量尺寸、浇坡道").click()
    desk.select_option("#w2", label="春和物业")
    desk.fill("#d2", f"{timezone.localdate() + timedelta(days=20)}")
    photograph(desk, "desk-meeting")
    press(desk, "勾上的派成任务")
    expect(desk.locator("main")).to_contain_text("1 项任务派好了")

    # decided by consensus; the unit does it; the page shows before and after
    actions.go_on(topic, "听证会都同意", **worker)
    objection = actions.object_(topic, stage.liu_yang, "坡道会占自行车位", **hall.by(stage.liu_yang))
    actions.answer_objection(objection, "车位移到东边，一个不少", **worker)
    topic = actions.agree(topic, topic.options.get(), "修坡道，靠北边，带扶手", **worker)
    unit = open_page(f"/topics/tasks/{Task.objects.get().pk}/", as_=stage.wu_jianguo)
    unit.fill("[name=words]", "坡道浇好，扶手装好")
    unit.set_input_files("[name=photos]", photo("done.jpg"))
    press(unit, "办好了")
    expect(unit.locator("main")).to_contain_text("派任务的人会收到消息")
    for when in ("before", "after"):
        upload = SimpleUploadedFile(f"{when}.jpg", picture(sides=300), "image/jpeg")
        key = keep_image(upload, by_account=None, at=at, guard="deliberation").key
        actions.add_picture(topic, when, key, **worker)
    actions.finish(topic, "轮椅自己能上下了", **worker)
    drain()
    anybody = open_page(f"/open/topics/{topic.number}/", width=1440)
    expect(anybody.locator("main")).to_contain_text("以前和现在")
    expect(anybody.locator("main")).to_contain_text("坡道会占自行车位")
    expect(anybody.locator("main")).not_to_contain_text("王芳")
    photograph(anybody, "open-topic")
    assert problems(anybody) == [] and problems(desk) == []
