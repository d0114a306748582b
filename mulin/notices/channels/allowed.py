"""WeChat messages that a reader allows one by one: each yes is good for one message.

Two kinds, each with templates of its own that must not be mixed (developers.weixin.qq.com, 服务号):
- 一次性订阅消息: the reader is led to mp.weixin.qq.com/mp/subscribemsg and comes back with the answer; sent by
  cgi-bin/message/template/subscribe (api_templatesubscribe).
- 订阅通知: the reader taps the button that stands in the account's articles or menus; WeChat tells us by an event; sent by
  cgi-bin/message/subscribe/bizsend (api_sendnewsubscribemsg). Codes there: 40003 no such openid, 40037 wrong template, 41030
  wrong page, 43101 not allowed or all used up, 47003 a field is not as the template wants it.
"""

import hashlib
import hmac
import re
import urllib.parse
from dataclasses import dataclass
from xml.etree import ElementTree

from django.conf import settings
from django.utils.timezone import localtime

from . import Message

CONFIRM = "https://mp.weixin.qq.com/mp/subscribemsg"
SCENE = "1000"  # any number up to 10000; it comes back with the answer
FIELD, TITLE, CONTENT = 20, 15, 200  # characters of a "thing" field; of a one-time message's title and content
KINDS = {"subscribe_msg_popup_event": "SubscribeMsgPopupEvent", "subscribe_msg_change_event": "SubscribeMsgChangeEvent"}
UNSAFE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def once() -> str:
    return str(settings.NOTICES["WECHAT_ONCE"])


def subscribed() -> str:
    return str(settings.NOTICES["WECHAT_SUBSCRIBE"]).split(",")[0]


def templates() -> list[str]:
    return [one for one in (subscribed(), once()) if one]


def filled(setting: str, message: Message) -> tuple[str, dict[str, dict[str, str]]]:
    """(template, its data). `setting`: ID,FIELD of the title,FIELD of the text,FIELD of the time."""
    template, *fields = setting.split(",")
    values = [_line(message.title, FIELD), _line(message.text, FIELD), localtime().strftime("%Y-%m-%d %H:%M")]
    return template, {name: {"value": value} for name, value in zip(fields, values, strict=False)}


def request(message: Message) -> tuple[str, dict[str, object]]:
    """(interface, body) for a message of which the reader has allowed the template."""
    if message.template == once():
        data = {"content": {"value": f"{message.title}\n{message.text}"[:CONTENT]}}
        return "cgi-bin/message/template/subscribe", {
            "touser": message.address, "template_id": message.template, "url": message.url, "scene": SCENE,
            "title": _line(message.title, TITLE), "data": data,
        }  # fmt: skip
    template, data = filled(settings.NOTICES["WECHAT_SUBSCRIBE"], message)
    return "cgi-bin/message/subscribe/bizsend", {
        "touser": message.address, "template_id": template, "page": message.url, "data": data,
    }  # fmt: skip


def _line(text: str, most: int) -> str:
    """Fields take no line breaks."""
    return " ".join(text.split())[:most]


def ask(back: str, state: str) -> str:
    """Where WeChat's browser asks the reader for one message. It comes back with openid, template_id, action and `state`."""
    query = {
        "action": "get_confirm", "appid": settings.NOTICES["WECHAT_APPID"], "scene": SCENE, "template_id": once(),
        "redirect_url": back, "reserved": state,
    }  # fmt: skip
    return f"{CONFIRM}?{urllib.parse.urlencode(query)}#wechat_redirect"


def is_wechats(signature: str, timestamp: str, nonce: str) -> bool:
    """Whether who calls knows our token (sha1 over token, timestamp and nonce in order)."""
    token = settings.NOTICES["WECHAT_TOKEN"]
    made = hashlib.sha1("".join(sorted([token, timestamp, nonce])).encode()).hexdigest()  # noqa: S324 - theirs to choose
    return bool(token) and hmac.compare_digest(made.encode(), signature.encode())


@dataclass(frozen=True)
class Event:
    """One reader's word on templates. `taken_back`: said in the account's settings, not in answer to a question."""

    openid: str
    made: str
    accepted: tuple[str, ...]
    taken_back: tuple[str, ...]


def read(body: bytes) -> Event | None:
    """None: it is about something else.

    Raises:
        ValueError: it is no message of WeChat.
    """
    if UNSAFE.search(body):
        raise ValueError("a message of WeChat has no declarations")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - small, signed, without declarations
    except ElementTree.ParseError as problem:
        raise ValueError("no XML") from problem
    kind = root.findtext("Event", "")
    if kind not in KINDS:
        return None
    said = [
        (one.findtext("TemplateId", ""), one.findtext("SubscribeStatusString", ""))
        for one in root.iterfind(f"{KINDS[kind]}/List")
    ]
    accepted = tuple(template for template, answer in said if answer == "accept" and kind == "subscribe_msg_popup_event")
    taken_back = tuple(template for template, answer in said if answer == "reject" and kind == "subscribe_msg_change_event")
    return Event(root.findtext("FromUserName", ""), root.findtext("CreateTime", ""), accepted, taken_back)
