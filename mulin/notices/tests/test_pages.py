"""The pages, as people use them."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mulin.notices import actions
from mulin.notices.actions import Draft
from mulin.notices.channels import push, wechat
from mulin.notices.models import (
    Bulletin,
    Consent,
    Delivery,
    Interest,
    Line,
    Notice,
    OptOut,
    Preference,
    PushSubscription,
    Thread,
    WeChatReader,
    WorkLink,
)
from mulin.people.models import Account

from . import stand_ins
from .stand_ins import serving


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


FILLED = {
    "title": "明早停水", "words": "明早 8 点到 10 点，3 号楼停水。", "title_en": "No water", "words_en": "Tomorrow 8 to 10.",
    "topic": "works", "urgency": "2",
}  # fmt: skip


@pytest.mark.row("C142")
def test_from_writing_to_reading(stage, settings):
    """张伟 writes for 3 号楼, 赵敏 gives it back once and publishes, 王芳 reads it and why."""
    writer, checker, reader = (signed_in(one) for one in (stage.zhang_wei, stage.zhao_min, stage.wang_fang))
    form = FILLED | {"place": stage.building_3.id, "once": "k1"}
    counted = writer.post("/desk/notices/count/", form).content.decode()
    assert "现在有 3 人" in counted and "住在春和苑 3 号楼" in counted
    written = writer.post("/desk/notices/new/", form)
    row = Bulletin.objects.get()
    assert written["Location"] == f"/desk/notices/{row.pk}/" and writer.post("/desk/notices/new/", form).status_code == 302
    assert Bulletin.objects.count() == 1, "the same form twice is one notice"
    shown = writer.get(written["Location"]).content.decode()
    assert "会发给 3 人" in shown and "Tomorrow 8 to 10." in shown
    writer.post(f"/desk/notices/{row.pk}/submit/")
    assert (
        "另一位" in writer.get(written["Location"]).content.decode() or "审核" in writer.get(written["Location"]).content.decode()
    )
    checker.post(f"/desk/notices/{row.pk}/give-back/", {"note": "写明哪几层"})
    assert "写明哪几层" in writer.get(written["Location"]).content.decode()
    writer.post(f"/desk/notices/{row.pk}/change/", form | {"words": "1 到 6 层停水。"})
    writer.post(f"/desk/notices/{row.pk}/submit/")
    checker.post(f"/desk/notices/{row.pk}/publish/", {"send_at": ""})
    actions.release(timezone.now())
    notice = Notice.objects.get(person_id=stage.wang_fang.id, kind="bulletin")
    assert "明早停水" in reader.get("/inbox/").content.decode()
    assert reader.get(f"/inbox/{notice.pk}/")["Location"] == f"/notices/{row.pk}/"
    page = reader.get(f"/notices/{row.pk}/").content.decode()
    assert "1 到 6 层停水。" in page and "您住在春和苑 3 号楼，所以收到这条通知。" in page
    stranger = Client().get(f"/notices/{row.pk}/").content.decode()
    assert "1 到 6 层停水。" in stranger and "所以收到" not in stranger and "张伟" not in stranger
    assert "明早停水" in Client().get("/notices/").content.decode()
    figures = checker.get(f"/desk/notices/{row.pk}/").content.decode()
    assert "进了收件箱" in figures and "发给了 3 人" in figures
    rows = checker.get(f"/desk/notices/{row.pk}/deliveries/?read=1").content.decode()
    assert "王**" in rows and "王芳" not in rows and "1 条" in rows


def test_a_scheduled_one_is_not_read_before_its_hour(stage):
    by = stage.standing(stage.zhao_min)
    row = actions.write(Draft(stage.building_3, "works", "明晚停电", "明晚。"), by=by, at=timezone.now())
    actions.submit(row, by=by, at=timezone.now())
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    signed_in(stage.zhou_ming).post(f"/desk/notices/{row.pk}/publish/", {"send_at": tomorrow})
    row.refresh_from_db()
    assert row.status == "published" and Client().get(f"/notices/{row.pk}/").status_code == 404
    signed_in(stage.zhou_ming).post(f"/desk/notices/{row.pk}/withdraw/", {"note": "改期了"})
    Bulletin.objects.filter(pk=row.pk).update(send_at=timezone.now())
    page = Client().get(f"/notices/{row.pk}/").content.decode()
    assert "已经撤回" in page and "改期了" in page


@pytest.mark.row("C142")
def test_a_resident_sets_how_to_be_told(stage):
    client = signed_in(stage.wang_fang)
    assert "怎么收消息" in client.get("/me/notices/").content.decode()
    said = {
        "urgent": ["sms", "wechat"], "normal": ["mail"], "low": [], "quiet_from": "20", "quiet_to": "9", "urgent_wakes": "on",
        "wanted": ["activity"], "interests": ["ink"], "consents": ["household"],
    }  # fmt: skip
    assert client.post("/me/notices/", said).status_code == 302
    row = Preference.objects.get(person_id=stage.wang_fang.id)
    assert (row.urgent, row.normal, row.low, row.quiet_from, row.is_personalised) == ("wechat,sms", "mail", "", 20, False) or (
        set(row.urgent.split(",")) == {"sms", "wechat"}
    )
    assert "health" in set(OptOut.objects.values_list("topic", flat=True)) and not OptOut.objects.filter(topic="works").exists()
    assert Interest.objects.get().name == "ink" and Consent.objects.get().withdrawn_at is None
    client.post("/me/notices/", said | {"consents": [], "wanted": ["activity", "health"]})
    assert Consent.objects.get().withdrawn_at is not None and not OptOut.objects.filter(topic="health").exists()


def test_a_browser_turns_notifications_on(stage, settings):
    settings.NOTICES = settings.NOTICES | {"PUSH_KEY": push.new_key(), "PUSH_CONTACT": "mailto:desk@mulin.example"}
    client = signed_in(stage.wang_fang)
    assert push.public_key() in client.get("/me/notices/").content.decode()
    said = {"endpoint": "https://fcm.googleapis.com/fcm/send/1", "keys": {"p256dh": "x", "auth": "y"}}

    def post(body):
        return client.post("/me/notices/push/", json.dumps(body), "application/json")

    assert post(said).status_code == 200 and post(said).status_code == 200
    assert PushSubscription.objects.get().account_id == Account.objects.get(person=stage.wang_fang).pk
    for elsewhere in ("http://127.0.0.1:9/", "https://fcm.googleapis.com.evil.example/x", "https://10.0.0.1/x"):
        assert post(said | {"endpoint": elsewhere}).status_code == 403, "we post to browsers' push services only"
    assert post({"endpoint": 1}).status_code == 400
    client.post("/me/notices/push/off/")
    assert PushSubscription.objects.count() == 0


def test_wechat_is_joined_by_who_asked_for_it(stage, settings, monkeypatch):
    settings.NOTICES = settings.NOTICES | {"WECHAT_APPID": "wx1", "WECHAT_SECRET": "secret", "WECHAT_TEMPLATE": "T1,thing2"}
    client = signed_in(stage.wang_fang)
    with serving(stand_ins.WeChat()) as service:
        monkeypatch.setattr(wechat, "API", service.url)
        away = client.get("/me/notices/wechat/")["Location"]
        assert away.startswith("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1") and "snsapi_base" in away
        state = away.split("state=")[1].split("#")[0]
        assert client.get("/me/notices/wechat/back/?code=good&state=another").status_code == 403
        away = client.get("/me/notices/wechat/")["Location"]
        state = away.split("state=")[1].split("#")[0]
        client.get(f"/me/notices/wechat/back/?code=good&state={state}")
    assert WeChatReader.objects.get().openid == "o-wang"
    client.post("/me/notices/wechat/leave/")
    assert WeChatReader.objects.count() == 0


@pytest.mark.row("C143")
def test_a_resident_and_the_grid_worker_write_to_each_other(stage):
    resident, worker = signed_in(stage.wang_fang), signed_in(stage.zhang_wei)
    signed_in(stage.zhang_wei).post("/desk/threads/link/", {"url": "https://work.weixin.qq.com/ca/cawcde1"})
    page = resident.get("/me/worker/").content.decode()
    assert "网格员" in page and "https://work.weixin.qq.com/ca/cawcde1" in page and "张伟" not in page
    once = {"words": "楼道堆了纸箱，能请您来看看吗？", "once": "k1"}
    resident.post("/me/worker/", once)
    resident.post("/me/worker/", once)
    thread = Thread.objects.get()
    assert Line.objects.count() == 1 and thread.waits
    told = Notice.objects.get(kind="thread.asked")
    assert told.person_id == stage.zhang_wei.id and told.url == f"/desk/threads/{thread.pk}/"
    assert "等您回" in worker.get("/desk/threads/").content.decode()
    assert "楼道堆了纸箱" in worker.get(f"/desk/threads/{thread.pk}/").content.decode()
    worker.post(f"/desk/threads/{thread.pk}/", {"words": "下午三点到。", "once": "k2"})
    page = resident.get("/me/worker/").content.decode()
    assert "下午三点到。" in page and "对方看过了" in page and "张伟" not in page
    assert Notice.objects.get(kind="thread.answered").person_id == stage.wang_fang.id
    assert signed_in(stage.liu_yang).get(f"/desk/threads/{thread.pk}/").status_code == 404
    assert signed_in(stage.wu_jianguo).get("/desk/threads/").status_code == 403


def test_a_link_that_is_not_wecoms_is_refused(stage):
    page = signed_in(stage.zhang_wei).post("/desk/threads/link/", {"url": "https://evil.example/"})
    assert page.status_code == 200 and WorkLink.objects.count() == 0


@pytest.fixture
def paper(stage):
    """刘洋 has neither account nor phone; a notice to 3 号楼 goes to him on paper."""
    Account.objects.filter(person=stage.liu_yang).delete()
    by = stage.standing(stage.zhao_min)
    row = actions.write(
        Draft(stage.building_3, "works", "明早停水", "明早停水。", title_en="No water", words_en="x"), by=by, at=timezone.now()
    )
    actions.submit(row, by=by, at=timezone.now())
    actions.publish(row, by=stage.standing(stage.zhou_ming), at=timezone.now())
    actions.release(timezone.now())
    actions.choose_channels(timezone.now())
    return Delivery.objects.get(channel="print")


def test_paper_for_whom_there_is_no_other_way(stage, paper):
    head = signed_in(stage.li_xiuying)
    assert "要送 1 张" in head.get("/desk/notices/paper/").content.decode()
    page = head.get(f"/desk/notices/paper/{stage.building_3.id}/").content.decode()
    assert "刘**" in page and "刘洋" not in page and "302" in page
    sheet = head.get(f"/desk/notices/paper/{stage.building_3.id}/sheet.pdf")
    assert sheet["Content-Type"] == "application/pdf" and sheet.content.startswith(b"%PDF")
    head.post(f"/desk/notices/paper/{stage.building_3.id}/", {"door": [str(paper.pk)]})
    paper.refresh_from_db()
    assert (paper.state, paper.brought_by) == ("sent", stage.li_xiuying.id)
    assert signed_in(stage.zhang_wei).get("/desk/notices/paper/").context["houses"] == []
    assert signed_in(stage.wang_fang).get(f"/desk/notices/paper/{stage.building_3.id}/").status_code == 403


def test_what_did_not_arrive_is_seen_and_sent_again(stage, paper):
    Delivery.objects.filter(pk=paper.pk).update(channel="sms", state="given_up", error="isv.OUT_OF_SERVICE", tries=6)
    desk = signed_in(stage.zhao_min)
    page = desk.get("/desk/notices/failures/").content.decode()
    assert "isv.OUT_OF_SERVICE" in page and "刘**" in page and "短信" in page
    desk.post("/desk/notices/failures/retry/", {"picked": [paper.pk]})
    paper.refresh_from_db()
    assert (paper.state, paper.tries) == ("owed", 0)
    assert signed_in(stage.wang_fang).get("/desk/notices/failures/").status_code == 403


def test_lists_cost_as_many_queries_with_many_rows(stage, paper, django_assert_max_num_queries):
    desk, by = signed_in(stage.zhao_min), stage.standing(stage.zhao_min)
    pages = ("/desk/notices/", "/desk/notices/failures/", "/desk/notices/paper/", "/desk/threads/", "/notices/")

    def costs():
        found = []
        for page in pages:
            desk.get(page)
            with django_assert_max_num_queries(20) as asked:
                desk.get(page)
            found.append(len(asked))
        return found

    actions.ask("一", by=stage.standing(stage.wang_fang), at=timezone.now())
    Delivery.objects.filter(pk=paper.pk).update(channel="sms", state="given_up")
    before = costs()
    for number in range(3):
        actions.write(Draft(stage.building_3, "works", f"通知 {number}", "字"), by=by, at=timezone.now())
    actions.ask("二", by=stage.standing(stage.ma_li), at=timezone.now())
    for notice in Notice.objects.filter(kind="bulletin"):
        Delivery.objects.get_or_create(notice=notice, channel="mail", reader="p1", state="failed", due_at=timezone.now())
    assert costs() == before
