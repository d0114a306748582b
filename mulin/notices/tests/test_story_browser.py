"""A bulletin from the desk to those it is for: on the phone, in English, on paper; who wants none gets none; what failed is retried."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mulin.kernel.print import pdf
from mulin.notices import actions
from mulin.notices.channels import Message, Refused, Sent, table
from mulin.notices.models import Bulletin, Delivery, Notice, OptOut
from mulin.people.models import Account, Person
from tests.browser import barriers, photograph, problems

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Gateway:
    """Of e-mail: down at first."""

    RATE = 1_000_000.0

    def __init__(self) -> None:
        self.is_down, self.sent = True, list[Message]()

    @staticmethod
    def missing() -> list[str]:
        return []

    def send(self, message: Message):
        if self.is_down:
            return Refused("550 mailbox unavailable", final=True)
        self.sent.append(message)
        return Sent("m1")


@pytest.mark.row("C142")
def test_a_bulletin_reaches_everybody_it_is_for(stage, open_page, monkeypatch):
    for person in (stage.wang_fang, stage.liu_yang, stage.li_xiuying, stage.ma_li):
        Person.objects.filter(pk=person.pk).update(born_on=date(1950, 3, 1), phone_mask="", language="zh-hans")
    account = stage.wang_fang.account
    account.email = "wang@example.org"
    account.save()
    english = Person.objects.create(
        community=stage.community,
        name="Emma Wilson",
        born_on=date(1949, 1, 1),
        added_at=timezone.now(),
        nationality="GBR",
        language="en",
    )
    home = stage.wang_fang.residences.get()
    english.residences.create(household=home.household, room=home.room, kind="owner")
    reads_english = Account.objects.create(
        username="emma", person=english, verified_by="phone", verified_at=timezone.now(), language="en"
    )
    Account.objects.filter(person=stage.liu_yang).delete()  # neither phone nor account
    OptOut.objects.create(person_id=stage.li_xiuying.pk, topic="health")
    gateway = Gateway()
    monkeypatch.setitem(table.CHANNELS, "mail", gateway)

    # 张伟 writes to everybody over 60 in two buildings, and sees why each is in
    desk = open_page("/desk/notices/new/", stage.zhang_wei, width=1440)
    desk.get_by_label("标题", exact=True).fill("免费体检")
    desk.get_by_label("内容", exact=True).fill("周六上午，带身份证。")
    desk.get_by_label("英文标题").fill("Free check-up")
    desk.get_by_label("英文内容").fill("Saturday morning, bring your ID.")
    desk.get_by_label("哪一类").select_option("health")
    desk.get_by_label("发给哪里").select_option(str(stage.estate.pk))
    desk.get_by_label("从几岁").fill("60")
    desk.get_by_label("只要其中几处").select_option([str(stage.building_3.pk), str(stage.building_5.pk)])
    expect(desk.locator("#count")).to_contain_text("现在有 3 人")
    photograph(desk, "notices-write-1440")
    desk.get_by_role("button", name="存为草稿，看看样子").click()
    desk.get_by_role("link", name="都有谁，为什么").click()
    rows = desk.locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="王**")).to_contain_text("住在春和苑 3 号楼 2 单元 301，76 岁")
    expect(desk.get_by_text("李**")).to_have_count(0)  # does not want notices of health
    assert barriers(desk) == []
    photograph(desk, "notices-people-1440")
    desk.go_back()
    desk.get_by_role("button", name="交审核").click()
    expect(desk.get_by_text("交上去了")).to_be_visible()

    # 赵敏 publishes
    row = Bulletin.objects.get()
    checker = open_page(f"/desk/notices/{row.pk}/", stage.zhao_min, width=1440)
    checker.get_by_role("button", name="发布").click()
    expect(checker.get_by_text("一分钟内开始发")).to_be_visible()
    at = timezone.now()
    actions.release(at)
    actions.choose_channels(at)
    told = set(Notice.objects.filter(kind="bulletin").values_list("person_id", flat=True))
    assert told == {stage.wang_fang.pk, stage.liu_yang.pk, english.pk}

    # 王芳 reads it on the phone and why; Emma in English
    phone = open_page("/inbox/", stage.wang_fang)
    phone.get_by_role("link", name=re.compile("免费体检")).click()
    expect(phone.get_by_text("您住在春和苑 3 号楼，60 岁以上，所以收到这条通知。")).to_be_visible()
    assert barriers(phone) == [] and problems(phone) == []
    photograph(phone, "notices-read-390")
    emma = open_page("/inbox/", reads_english.person, language="en")
    emma.get_by_role("link", name=re.compile("Free check-up")).click()
    expect(emma.get_by_text("Saturday morning, bring your ID.")).to_be_visible()
    photograph(emma, "notices-read-en-390")

    # 刘洋 has no phone: the head of the building prints the sheet and brings it
    head = open_page("/desk/notices/paper/", stage.li_xiuying)
    head.get_by_role("link", name=re.compile("3 号楼")).click()
    expect(head.get_by_text("刘**")).to_be_visible()
    sheets: list[dict[str, Any]] = []
    make = pdf.make
    monkeypatch.setattr(pdf, "make", lambda template, data: (sheets.append(data), make(template, data))[1])
    printed = head.request.get(head.url + "sheet.pdf")
    assert printed.headers["content-type"] == "application/pdf" and printed.body().startswith(b"%PDF")
    assert [(one["room"], one["name"], one["titles"]) for one in sheets[0]["doors"]] == [
        ("春和苑 3 号楼 2 单元 302", "刘**", ["免费体检"])
    ]
    assert sheets[0]["texts"][0] == {
        "title": "免费体检", "words": "周六上午，带身份证。", "title_en": "Free check-up", "words_en": "Saturday morning, bring your ID.",
    }  # fmt: skip
    head.get_by_role("checkbox").check()
    head.get_by_role("button", name="勾选的已送到").click()
    expect(head.get_by_text("1 张已送到")).to_be_visible()

    # 王芳's mailbox does not answer: 赵敏 sees it and sends again
    tomorrow = (at + timedelta(days=1)).replace(hour=4)
    Notice.objects.filter(person_id=stage.wang_fang.pk).update(read_at=None)
    actions.send_owed(tomorrow)
    failures = open_page("/desk/notices/failures/", stage.zhao_min, width=1440)
    expect(failures.get_by_text("550 mailbox unavailable")).to_be_visible()
    assert barriers(failures) == []
    photograph(failures, "notices-failures-1440")
    failures.get_by_role("checkbox").check()
    failures.get_by_role("button", name="选中的再发一次").click()
    expect(failures.get_by_text("都送到了")).to_be_visible()
    gateway.is_down = False
    actions.send_owed(tomorrow + timedelta(seconds=1))
    assert [one.title for one in gateway.sent] == ["免费体检"]
    states = {(one.channel, one.state) for one in Delivery.objects.filter(notice__person_id=stage.wang_fang.pk)}
    assert states == {("mail", "sent")}
