import re

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from mulin.kernel.facts.relay import drain
from mulin.volunteering import actions
from mulin.volunteering.models import Honour, Item, Order
from mulin.volunteering.queries import points as queries
from mulin.volunteering.tests.hand import Hand
from tests.browser import OpenPage, barriers
from tests.stage import build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same pages; what is posted runs on both databases in test_shop")
@pytest.mark.row("C073", "C074", "C082", "C148")
def test_points_are_redeemed_on_a_phone_handed_over_at_the_desk_and_a_good_neighbour_reaches_the_wall(
    open_page: OpenPage,
) -> None:
    stage = build()
    hand, now = Hand(stage), timezone.now()
    hand.rule("shift", 30, at=now, since=timezone.localdate(now))
    hand.award(stage.wang_fang, "story", at=now)
    actions.add_item(
        stage.community, kind="goods", name="帆布袋", price=20, pieces=1, where="党群服务站", since=timezone.localdate(now),
        by=hand.worker, at=now,
    )  # fmt: skip
    phone = open_page("/volunteer/", as_=stage.wang_fang)
    phone.get_by_role("link", name="小米粒积分").click()
    expect(phone.get_by_text("30 积分", exact=True)).to_be_visible()
    phone.get_by_role("link", name="去兑换").click()
    phone.get_by_role("link", name=re.compile("帆布袋")).click()
    phone.get_by_role("button", name="用积分换").click()
    code = phone.locator(".code").inner_text().replace(" ", "")
    assert barriers(phone) == [] and Order.objects.get().code == code

    desk = open_page("/desk/volunteering/shop/", as_=stage.zhao_min, width=1440)
    desk.get_by_role("link", name="凭码交付").click()
    desk.get_by_label("领取码").fill(code.lower())
    desk.get_by_role("button", name="查一下").click()
    desk.get_by_role("button", name="交付").click()
    expect(desk.get_by_text("已领取").first).to_be_visible()
    phone.goto(phone.url.split("/shop/")[0] + "/points/")
    expect(phone.get_by_text("10 积分", exact=True)).to_be_visible()
    assert (queries.points_of(stage.wang_fang.pk), Item.objects.get().left) == ((10, 0), 0)

    neighbour = open_page("/honours/nominate/", as_=stage.liu_yang)
    neighbour.get_by_label("推荐谁").fill("王芳")
    neighbour.get_by_label("为什么推荐").fill("天天帮邻居拿快递")
    neighbour.get_by_role("button", name="推荐").click()
    desk.goto(f"{desk.url.split('/desk/')[0]}/desk/volunteering/honours/{Honour.objects.get().pk}/")
    desk.get_by_role("button", name="是他，请他答复 王芳").click()
    expect(desk.get_by_text("等本人同意").first).to_be_visible()
    drain()
    phone.goto(phone.url.replace("/points/", "/inbox/"))
    phone.get_by_text("邻居推荐您做公益达人").click()
    phone.get_by_label("墙上怎么称呼您").fill("三号楼王阿姨")
    phone.get_by_role("button", name="我愿意").click()
    head = open_page(f"/desk/volunteering/honours/{Honour.objects.get().pk}/", as_=stage.zhou_ming, width=1440)
    head.get_by_label("墙上的一段话").fill("天天帮邻居拿快递")
    head.get_by_label("决定的理由").fill("大家都说好")
    head.get_by_role("button", name="授予", exact=True).click()
    expect(head.get_by_text("已授予").first).to_be_visible()
    anyone = open_page("/honours/")
    expect(anyone.get_by_role("heading", name="三号楼王阿姨")).to_be_visible()
    phone.reload()
    phone.get_by_role("button", name="从墙上撤下").click()
    anyone.reload()
    expect(anyone.get_by_text("墙上还没有人")).to_be_visible()
