"""Each client against a stand-in that checks what it gets as the provider's documents say."""

import json
import os

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.cache import cache

from mulin.notices.channels import Message, Refused, Sent, dingtalk, mail, push, robots, sms, table, wechat, wecom

from . import stand_ins
from .stand_ins import decoded, serving

A = Message("d7", "+8613800000001", "停水通知", "明早 8 点到 10 点，3 号楼停水。", "https://mulin.example/notices/7/")


def key_of(number: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(decoded(number), "big"), ec.SECP256R1())


def test_a_push_message_is_sealed_as_in_the_example_of_rfc_8291():
    body = push.encrypt(
        b"When I grow up, I want to be a watermelon",
        receiver=decoded("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        secret=decoded("BTBZMqHH6r4Tts7J_aSIgg"),
        salt=decoded("DGv6ra1nlYgDCS1FRnbzlw"),
        own=key_of("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
    )
    assert body == decoded(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
        "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@pytest.fixture
def browser(settings):
    """A browser's keys, and our own in the settings."""
    settings.NOTICES = settings.NOTICES | {"PUSH_KEY": push.new_key(), "PUSH_CONTACT": "mailto:desk@mulin.example"}
    return ec.generate_private_key(ec.SECP256R1()), os.urandom(16)


def subscription(url: str, browser) -> str:
    key, secret = browser
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return json.dumps({"endpoint": f"{url}/push/1", "p256dh": push._text(point), "auth": push._text(secret)})


def opened(body: bytes, browser) -> bytes:
    """What the browser does with it."""
    key, secret = browser
    salt, length, sender = body[:16], body[20], body[21 : 21 + body[20]]
    own = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
    material = push._derived(shared, secret, b"WebPush: info\x00" + own + sender, 32)
    content = push._derived(material, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = push._derived(material, salt, b"Content-Encoding: nonce\x00", 12)
    return AESGCM(content).decrypt(nonce, body[21 + length :], None).rstrip(b"\x02")


def test_a_push_reaches_the_browser_signed_for_its_service(browser):
    with serving(lambda asked: (201, {"Location": "/m/1"}, None)) as service:
        answer = push.send(Message("d7", subscription(service.url, browser), "停水通知", "明早停水", "/notices/7/", True))
    (asked,) = service.asked
    assert answer == Sent("/m/1")
    assert json.loads(opened(asked.body, browser)) == {"title": "停水通知", "text": "明早停水", "url": "/notices/7/", "tag": "d7"}
    assert (asked.headers["content-encoding"], asked.headers["urgency"], asked.headers["ttl"]) == ("aes128gcm", "high", "86400")
    token, key = (part.split("=", 1)[1] for part in asked.headers["authorization"].removeprefix("vapid ").split(", "))
    head, claims, made = token.split(".")
    assert json.loads(decoded(claims))["aud"] == service.url and key == push.public_key()
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(key))
    raw = decoded(made)
    pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public.verify(pair, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))


@pytest.mark.parametrize(
    ("status", "expected"),
    [(410, (True, None)), (404, (True, None)), (403, (True, None)), (429, (False, 120)), (503, (False, None))],
)
def test_a_push_service_that_refuses(browser, status, expected):
    headers = {"Retry-After": "120"} if status == 429 else {}
    with serving(lambda asked: (status, headers, {"reason": "x"})) as service:
        answer = push.send(Message("d7", subscription(service.url, browser), "一", "二"))
    assert isinstance(answer, Refused) and (answer.final, answer.retry_after) == expected


def test_the_signature_of_text_messages_is_that_of_the_documented_example():
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com", "x-acs-action": "RunInstances", "x-acs-version": "2014-05-26",
        "x-acs-date": "2023-10-26T10:22:32Z", "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
    }  # fmt: skip
    query = {"ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId": "cn-shanghai"}
    made = sms.signature("POST", "/", query, headers, b"", key="YourAccessKeyId", secret="YourAccessKeySecret")
    assert made["Authorization"].endswith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")


@pytest.fixture
def with_sms(settings):
    keys = {"SMS_KEY": "key", "SMS_SECRET": "secret", "SMS_SIGN": "春和社区", "SMS_TEMPLATE": "SMS_1"}
    settings.NOTICES = settings.NOTICES | keys


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("OK", Sent("biz-d7")),
        ("isv.MOBILE_NUMBER_ILLEGAL", Refused("isv.MOBILE_NUMBER_ILLEGAL isv.MOBILE_NUMBER_ILLEGAL", True)),
        ("isv.BUSINESS_LIMIT_CONTROL", Refused("isv.BUSINESS_LIMIT_CONTROL isv.BUSINESS_LIMIT_CONTROL", False, 3600)),
        ("isv.DAY_LIMIT_CONTROL", Refused("isv.DAY_LIMIT_CONTROL isv.DAY_LIMIT_CONTROL", False, 12 * 3600)),
        ("isv.BLACK_KEY_CONTROL_LIMIT", Refused("isv.BLACK_KEY_CONTROL_LIMIT isv.BLACK_KEY_CONTROL_LIMIT", True)),
        ("isv.OUT_OF_SERVICE", Refused("isv.OUT_OF_SERVICE isv.OUT_OF_SERVICE", False)),
        ("isp.SYSTEM_ERROR", Refused("isp.SYSTEM_ERROR isp.SYSTEM_ERROR", False)),
        ("Throttling.User", Refused("Throttling.User Throttling.User", False)),
    ],
)
def test_a_text_message(with_sms, monkeypatch, code, expected):
    with serving(stand_ins.aliyun("secret", lambda number: code)) as gateway:
        monkeypatch.setattr(sms, "ENDPOINT", gateway.url)
        assert sms.send(A) == expected
    query = gateway.asked[0].query
    assert (query["PhoneNumbers"], query["SignName"], json.loads(query["TemplateParam"])) == (
        "13800000001", "春和社区", {"title": "停水通知"},
    )  # fmt: skip


def test_a_text_message_with_the_wrong_secret_is_told_as_such(with_sms, monkeypatch):
    with serving(stand_ins.aliyun("another")) as gateway:
        monkeypatch.setattr(sms, "ENDPOINT", gateway.url)
        assert sms.send(A) == Refused("SignatureDoesNotMatch Specified signature is not matched", final=True)


def test_nobody_at_the_other_end_is_tried_again_later(with_sms, monkeypatch):
    monkeypatch.setattr(sms, "ENDPOINT", "http://127.0.0.1:9")
    answer = sms.send(A)
    assert isinstance(answer, Refused) and not answer.final


@pytest.fixture
def with_wechat(settings, db):
    settings.NOTICES = settings.NOTICES | {
        "WECHAT_APPID": "wx1", "WECHAT_SECRET": "secret", "WECHAT_TEMPLATE": "T1,thing2,thing5,time3",
    }  # fmt: skip
    cache.delete(wechat.KEPT_UNDER)
    yield
    cache.delete(wechat.KEPT_UNDER)


def test_a_wechat_message_and_a_token_that_ended(with_wechat, monkeypatch):
    provider = stand_ins.WeChat()
    with serving(provider) as service:
        monkeypatch.setattr(wechat, "API", service.url)
        assert wechat.send(Message("d1", "o-wang", "停水通知", "明早停水", "https://mulin.example/")) == Sent("1")
        assert wechat.send(Message("d2", "o-wang", "停水通知", "明早停水")) == Sent("2")
        assert provider.number == 1, "the token is kept"
        provider.end_token()
        assert wechat.send(Message("d3", "o-wang", "停水通知", "明早停水")) == Sent("3")
        assert provider.number == 2, "fetched anew, once"
        assert wechat.send(Message("d3", "o-wang", "停水通知", "明早停水")) == Sent("3")
    assert len(provider.sent) == 3, "the same key again makes no second message"
    body = service.asked[1].json()
    assert body["template_id"] == "T1" and body["data"]["thing2"] == {"value": "停水通知"}


@pytest.mark.parametrize(
    ("code", "final", "gone"),
    [
        (43004, True, True), (40003, True, True), (43019, True, False), (43101, True, False), (50002, True, False),
        (43108, False, False), (45009, False, False), (45011, False, False), (-1, False, False),
    ],
)  # fmt: skip
def test_wechat_refuses(with_wechat, monkeypatch, code, final, gone):
    with serving(stand_ins.WeChat({"o-wang": code})) as service:
        monkeypatch.setattr(wechat, "API", service.url)
        answer = wechat.send(Message("d1", "o-wang", "停水通知", "明早停水"))
    assert isinstance(answer, Refused) and (answer.final, answer.gone) == (final, gone)


def test_wechat_tells_who_opened_the_page(with_wechat, monkeypatch):
    with serving(stand_ins.WeChat()) as service:
        monkeypatch.setattr(wechat, "API", service.url)
        assert wechat.openid_of("good") == "o-wang"
        assert isinstance(wechat.openid_of("bad"), Refused)


@pytest.fixture
def with_robots(settings):
    settings.NOTICES = settings.NOTICES | {"ROBOTS": "grid6=wecom:KEY, street=dingtalk:TOKEN:SECabc, broken=dingtalk:TOKEN"}


def test_robots_of_groups(with_robots, monkeypatch):
    with serving(stand_ins.wecom("KEY")) as one, serving(stand_ins.dingtalk("TOKEN", "SECabc")) as other:
        monkeypatch.setattr(wecom, "ENDPOINT", one.url)
        monkeypatch.setattr(dingtalk, "ENDPOINT", other.url)
        assert wecom.send(Message("d1", "grid6", "停水", "明早", "https://mulin.example/")) == Sent()
        assert dingtalk.send(Message("d1", "street", "停水", "明早")) == Sent()
        assert wecom.send(Message("d1", "gone", "停水", "明早")) == Refused("MULIN_ROBOTS has no robot gone", final=True)
    assert one.asked[0].json()["markdown"]["content"] == "**停水**\n明早\n[查看 · Open](https://mulin.example/)"
    assert robots.wrong() == ["broken"] and sorted(table.on()) == ["dingtalk", "wecom"]


def test_robots_that_are_asked_too_often_or_wrongly(with_robots, monkeypatch):
    with serving(stand_ins.wecom("KEY", 45009)) as one, serving(stand_ins.dingtalk("TOKEN", "another")) as other:
        monkeypatch.setattr(wecom, "ENDPOINT", one.url)
        monkeypatch.setattr(dingtalk, "ENDPOINT", other.url)
        assert wecom.send(Message("d1", "grid6", "停水", "明早")) == Refused("45009 api freq out of limit", False, 60)
        assert dingtalk.send(Message("d1", "street", "停水", "明早")) == Refused("310000 sign not match", final=True)
    for code in (130101, 410100, -1, 7):  # 7: no list has it
        with serving(stand_ins.dingtalk("TOKEN", "SECabc", code)) as busy:
            monkeypatch.setattr(dingtalk, "ENDPOINT", busy.url)
            assert dingtalk.send(Message("d1", "street", "停水", "明早")) == Refused(f"{code} send too fast", False, 600)
    with serving(stand_ins.dingtalk("TOKEN", "SECabc", 400013)) as gone:
        monkeypatch.setattr(dingtalk, "ENDPOINT", gone.url)
        assert dingtalk.send(Message("d1", "street", "停水", "明早")) == Refused("400013 send too fast", final=True)


def test_e_mail(settings):
    with stand_ins.mailing({"gone@example.org": "550 no such user", "busy@example.org": "451 later"}) as (port, mails):
        settings.NOTICES = settings.NOTICES | {"SMTP": f"smtp://127.0.0.1:{port}", "MAIL_FROM": "desk@mulin.example"}
        assert mail.send(Message("d9", "wang@example.org", "停水", "明早", "https://mulin.example/")) == Sent(
            "<d9@mulin.example>"
        )
        assert mail.send(Message("d9", "gone@example.org", "停水", "明早")) == Refused("550 no such user", final=True)
        assert mail.send(Message("d9", "busy@example.org", "停水", "明早")) == Refused("451 later")
    assert len(mails) == 1 and "Message-ID: <d9@mulin.example>" in mails[0]
    answer = mail.send(Message("d9", "wang@example.org", "停水", "明早"))
    assert isinstance(answer, Refused) and not answer.final


def test_nothing_is_on_without_settings(settings):
    assert table.on() == frozenset() and table.half_set() == {}
    settings.NOTICES = settings.NOTICES | {"SMS_KEY": "key"}
    assert table.half_set() == {"sms": ["MULIN_SMS_SECRET", "MULIN_SMS_SIGN", "MULIN_SMS_TEMPLATE"]}
