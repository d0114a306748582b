"""A shift from the claim to a revoked certificate, in the browser: the volunteer's phone, the desk, a stranger."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from mulin.kernel.facts.relay import drain
from mulin.ledger.models import Book
from mulin.ledger.queries import prove
from mulin.transparency import actions as transparency
from mulin.transparency.queries import proof_of
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Certificate, Shift
from mulin.volunteering.rules import codes
from tests.browser import OpenPage, problems
from tests.stage import Stage

from .cast import Squad, squad

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).first.click()
    page.wait_for_load_state()


def under_way(team: Squad) -> Shift:
    """It began a few minutes ago: who comes now is in time."""
    now, stage = timezone.now(), team.stage
    worker = team.who(stage.zhao_min)
    today = timezone.localdate(now)
    actions.set_bank_rules(stage.community, since=today, by=worker, at=now, **rules.NANJING)
    actions.set_points_rule(stage.community, "shift", since=today, amount=5, by=team.who(stage.zhou_ming), at=now)
    begins = now - timedelta(minutes=5)
    return actions.add_shift(team.duty, begins_at=begins, minutes=60, places=2, by=worker, at=now)


@pytest.mark.row("C074", "C075", "C073")
def test_a_shift_becomes_minutes_points_and_a_certificate_that_is_revoked(open_page: OpenPage, stage: Stage) -> None:
    team = squad(stage)
    shift = under_way(team)
    path = f"/volunteer/shifts/{shift.pk}/"

    phone = open_page("/volunteer/", as_=stage.liu_yang)
    phone.get_by_role("link", name="校门口护学").first.click()
    press(phone, "认领这个班次")
    expect(phone.get_by_text("到了现场，扫队长手机上的签到码")).to_be_visible()
    phone.goto(f"{phone.url.split('/volunteer')[0]}{path}in/{codes.code_at(bytes(shift.secret), timezone.now())}/")
    press(phone, "我到了，签到")
    expect(phone.get_by_text("已签到，谢谢您来。")).to_be_visible()

    leader = open_page(f"{path}run/", as_=stage.wang_fang)
    press(leader, "收班，给到场的人记时长")
    desk = open_page("/desk/volunteering/", as_=stage.zhao_min, width=1440)
    desk.locator("main a[href$='/records/']").first.click()
    press(desk, "确认选中的")
    expect(desk.get_by_text("确认了 1 条时长")).to_be_visible()
    drain()

    phone.goto(phone.url.split("/volunteer")[0] + "/inbox/")
    expect(phone.get_by_text("“校门口护学”记 60 分钟，谢谢您。")).to_be_visible()
    phone.goto(phone.url.split("/inbox")[0] + "/points/")
    expect(phone.get_by_text("5 积分", exact=True)).to_be_visible()
    phone.goto(phone.url.split("/points")[0] + "/volunteer/bank/")
    expect(phone.get_by_role("heading", name="我有 60 分钟")).to_be_visible()
    phone.get_by_role("link", name="捐给别人").click()
    phone.get_by_label("捐多少分钟").fill("20")
    press(phone, "捐出")
    expect(phone.get_by_role("heading", name="我有 40 分钟")).to_be_visible()
    phone.get_by_role("link", name="捐给别人").click()
    phone.select_option("[name=to]", label="王芳")
    phone.get_by_label("捐多少分钟").fill("10")
    press(phone, "捐出")
    expect(phone.get_by_role("heading", name="我有 30 分钟")).to_be_visible()
    leader.goto(phone.url)
    expect(leader.get_by_role("heading", name="我有 10 分钟")).to_be_visible()
    assert prove(Book.objects.get(code="minutes")).holds

    phone.goto(phone.url.replace("/bank/", "/certificates/ask/"))
    press(phone, "申请")
    expect(phone.get_by_text("已申请，社区开具后会发消息给您。")).to_be_visible()
    desk.goto(desk.url.split("/desk")[0] + "/desk/volunteering/")
    desk.get_by_role("link", name="刘洋").click()
    press(desk, "开具")
    expect(desk.get_by_text("已开具，本人会收到消息。")).to_be_visible()
    desk.wait_for_load_state()

    issued = Certificate.objects.get()
    stranger = open_page(f"/certificates/{issued.token}/")
    expect(stranger.get_by_text("这张证明有效")).to_be_visible()
    expect(stranger.get_by_text(issued.number)).to_be_visible()
    expect(stranger.get_by_text("60 分钟").first).to_be_visible()

    desk.get_by_label("原因").fill("时间段写错了")
    press(desk, "撤销这张证明")
    expect(desk.get_by_text("已撤销，扫码核验的人会看到。")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_text("撤销", exact=False).first).to_be_visible()
    expect(stranger.get_by_text("这张证明有效")).to_have_count(0)
    expect(stranger.get_by_text("时间段写错了")).to_be_visible()

    drain()
    transparency.keep_up(timezone.now())
    assert [one.kind for one in proof_of(("volunteering.certificate", issued.pk))] == [
        "volunteering.certificate", "volunteering.certificate_revoked",
    ]  # fmt: skip
    assert [problems(page) for page in (phone, leader, desk, stranger)] == [[], [], [], []]
