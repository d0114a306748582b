"""WeChat messages that readers allow one by one: each yes is good for one message, and no more."""

import hashlib
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mulin.notices import actions
from mulin.notices.actions import granting
from mulin.notices.channels import allowed, wechat
from mulin.notices.models import Delivery, WeChatGrant, WeChatReader
from mulin.people.models import Account

from . import stand_ins
from .stand_ins import serving

POPUP = """<xml><ToUserName>gh_1</ToUserName><FromUserName>{openid}</FromUserName><CreateTime>{made}</CreateTime>
<MsgType>event</MsgType><Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent>
<List><TemplateId>S1</TemplateId><SubscribeStatusString>{answer}</SubscribeStatusString><PopupScene>2</PopupScene></List>
<List><TemplateId>another's</TemplateId><SubscribeStatusString>accept</SubscribeStatusString><PopupScene>2</PopupScene></List>
</SubscribeMsgPopupEvent></xml>"""
CHANGE = """<xml><FromUserName>o-wang</FromUserName><CreateTime>9</CreateTime><MsgType>event</MsgType>
<Event>subscribe_msg_change_event</Event><SubscribeMsgChangeEvent><List><TemplateId>S1</TemplateId>
<SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgChangeEvent></xml>"""


@pytest.fixture
def service(settings, monkeypatch):
    """Our account has both kinds and no template for everybody."""
    settings.NOTICES = settings.NOTICES | {
        "WECHAT_APPID": "wx1", "WECHAT_SECRET": "secret", "WECHAT_TEMPLATE": "", "WECHAT_ONCE": "T1",
        "WECHAT_SUBSCRIBE": "S1,thing1,thing2,time3", "WECHAT_TOKEN": "token",
    }  # fmt: skip
    # The senders' threads keep WeChat's token in the cache; in the test's transaction SQLite would make them wait for it.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    with serving(stand_ins.WeChat(allowed={})) as running:
        monkeypatch.setattr(wechat, "API", running.url)
        yield running


@pytest.fixture
def reader(stage, service):
    client = Client()
    client.force_login(stage.wang_fang.account)
    account = Account.objects.get(person=stage.wang_fang)
    actions.join_wechat("o-wang", by=stage.standing(stage.wang_fang), at=timezone.now())
    assert WeChatReader.objects.get().account_id == account.pk
    return client


def call(body: str, token: str = "token"):
    signature = hashlib.sha1("".join(sorted([token, "1", "n"])).encode()).hexdigest()
    return Client().post(f"/hooks/wechat/?signature={signature}&timestamp=1&nonce=n", body, "text/xml")


def popup(made: int = 1, answer: str = "accept", openid: str = "o-wang"):
    return call(POPUP.format(made=made, answer=answer, openid=openid))


def told(stage, number: int) -> None:
    at = timezone.now()
    for one in range(number):
        actions.tell(
            person_id=stage.wang_fang.id,
            kind="matter.closed",
            values={"title": f"第 {one} 件\n灯"},
            once_key=f"k{one}",
            at=at,
            urgency=3,
        )
    actions.choose_channels(at)


def test_each_yes_is_one_message_then_another_way_is_taken(stage, reader, service, monkeypatch):
    assert popup(1).content == b"success" and popup(1).status_code == 200, "WeChat tells an event up to three times"
    assert popup(2).status_code == 200 and WeChatGrant.objects.filter(template="S1").count() == 2
    provider = stand_ins.WeChat(allowed={("o-wang", "S1"): 2})
    with serving(provider) as running:
        monkeypatch.setattr(wechat, "API", running.url)
        told(stage, 3)
        for second in range(3):  # as many a second as the channel takes
            actions.send_owed(timezone.now() + timedelta(seconds=second))
        sent = [one for one in running.asked if "bizsend" in one.path]
    states = list(Delivery.objects.filter(channel="wechat").order_by("id").values_list("state", flat=True))
    assert sorted(states) == ["given_up", "sent", "sent"], "the third was never asked for"
    assert [one.json()["data"]["thing2"]["value"][:5] for one in sent] == ["“第 0 件"[:5], "“第 1 件"[:5]]
    assert sent[0].json()["page"].startswith("http") and not WeChatGrant.objects.filter(used_at=None).exists()
    told(stage, 4)
    assert Delivery.objects.filter(channel="wechat").count() == 3, "who has allowed nothing more is not reached by WeChat"


def test_a_message_of_the_old_kind_is_asked_for_on_wechats_page(stage, reader, service, monkeypatch):
    away = reader.get("/me/notices/wechat/allow/")["Location"]
    assert away.startswith("https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm&appid=wx1&scene=1000&template_id=T1")
    state = away.split("reserved=")[1].split("#")[0]
    back = f"/me/notices/wechat/allowed/?openid=o-wang&template_id=T1&action=confirm&scene=1000&reserved={state}"
    assert reader.get(back).status_code == 302 and WeChatGrant.objects.get().template == "T1"
    assert reader.get(back).status_code == 403, "a question is answered once"
    assert "您还让我们发 1 条" in reader.get("/me/notices/").content.decode()
    with serving(stand_ins.WeChat(allowed={("o-wang", "T1"): 1})) as running:
        monkeypatch.setattr(wechat, "API", running.url)
        told(stage, 1)
        actions.send_owed(timezone.now())
        assert running.asked[-1].path == "/cgi-bin/message/template/subscribe"
    assert Delivery.objects.get(channel="wechat").state == "sent"


def test_saying_no_or_for_somebody_else_allows_nothing(stage, reader):
    for said in ("openid=o-wang&action=cancel", "openid=o-another&action=confirm"):
        state = reader.get("/me/notices/wechat/allow/")["Location"].split("reserved=")[1].split("#")[0]
        reader.get(f"/me/notices/wechat/allowed/?{said}&template_id=T1&reserved={state}")
    assert popup(answer="reject").status_code == 200
    assert WeChatGrant.objects.count() == 0


def test_what_is_taken_back_is_not_used(stage, reader):
    popup(1)
    assert call(CHANGE).content == b"success" and WeChatGrant.objects.count() == 0


def test_only_wechat_may_tell_us(stage, service):
    assert Client().get("/hooks/wechat/?signature=x&timestamp=1&nonce=n&echostr=hello").status_code == 403
    good = hashlib.sha1("".join(sorted(["token", "1", "n"])).encode()).hexdigest()
    assert Client().get(f"/hooks/wechat/?signature={good}&timestamp=1&nonce=n&echostr=hello").content == b"hello"
    assert call(POPUP.format(made=1, answer="accept", openid="o"), token="another").status_code == 403
    assert call("no xml").status_code == 400
    assert call('<!DOCTYPE x [<!ENTITY a "b">]><xml>&a;</xml>').status_code == 400
    assert call("<xml><Event>LOCATION</Event></xml>").content == b"success"
    assert WeChatGrant.objects.count() == 0


def test_without_a_token_nothing_is_taken(settings):
    settings.NOTICES = settings.NOTICES | {"WECHAT_TOKEN": ""}
    assert not allowed.is_wechats(hashlib.sha1(b"1n").hexdigest(), "1", "n")


def test_what_was_not_sent_is_left_for_the_next(stage, reader, monkeypatch):
    popup(1)
    at = timezone.now()
    grant = granting.take("o-wang", at=at)
    assert grant is not None and granting.take("o-wang", at=at) is None, "two senders never take the same"
    granting.put_back("o-wang", "S1", at)
    assert granting.take("o-wang", at=at) is not None


def test_a_deleted_account_takes_what_it_allowed_along(stage, reader):
    popup(1)
    actions.forget_account(Account.objects.get(person=stage.wang_fang).pk)
    assert not WeChatGrant.objects.exists() and not WeChatReader.objects.exists()
