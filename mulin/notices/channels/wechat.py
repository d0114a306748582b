"""WeChat service account: template messages (cgi-bin/message/template/send), messages a reader has allowed one by one
(`allowed.py`), and the openid of who opens our page in WeChat.

Codes as in the platform's list of global return codes (developers.weixin.qq.com, 全局返回码) and below each interface; 43101 of
template messages is told by the platform's own staff in its forum: that reader refuses this template, and may allow it again.
43019 is our own doing (we have put that reader on our black list) and 50002 says that somebody's account is frozen, without
saying whose: both are for the next way, and neither ends the reader. 43108 as in Tencent Cloud's list of subscription messages.
"""

import urllib.parse

from django.conf import settings
from django.core.cache import cache

from . import Answer, Message, Refused, Sent, allowed
from .http import get, post_json

RATE = 50.0
API = "https://api.weixin.qq.com"
OPEN = "https://open.weixin.qq.com/connect/oauth2/authorize"
KEPT_UNDER = "notices.wechat.token"
STALE = {40001, 40014, 42001}  # the token is over, or another one has taken its place
NOBODY = {40003, 43004}  # no such openid, does not follow us
LATER = {-1, 43108, 45009, 45011, 61450}  # busy; several at once; quota of the day; too often in this minute; system error
QUOTA = 45009


def missing() -> list[str]:
    lacking = [name for name in ("WECHAT_APPID", "WECHAT_SECRET") if not settings.NOTICES[name]]
    return lacking if settings.NOTICES["WECHAT_TEMPLATE"] or allowed.templates() else [*lacking, "WECHAT_TEMPLATE"]


def needs_leave() -> bool:
    """Without a template for everybody, a reader gets only what was allowed one by one."""
    return not settings.NOTICES["WECHAT_TEMPLATE"] and bool(allowed.templates())


def send(message: Message) -> Answer:
    """A refused token is fetched anew, once."""
    if message.template:
        way, body = allowed.request(message)
    elif needs_leave():
        return Refused("nothing is left that this reader has allowed", final=True)
    else:
        way, body = "cgi-bin/message/template/send", _request(message)
    for is_second in (False, True):
        token = _token(anew=is_second)
        if isinstance(token, Refused):
            return token
        reply = post_json(f"{API}/{way}?access_token={urllib.parse.quote(token)}", body)
        if isinstance(reply, Refused):
            return reply
        said = reply.json()
        code = said.get("errcode", reply.status)
        if code not in STALE:
            break
    return _understood(code, said)


def _request(message: Message) -> dict[str, object]:
    """`client_msg_id` keeps doubles apart for ten minutes."""
    template, data = allowed.filled(settings.NOTICES["WECHAT_TEMPLATE"], message)
    return {
        "touser": message.address,
        "template_id": template,
        "url": message.url,
        "client_msg_id": message.key[:32],
        "data": data,
    }


def _understood(code: int, said: dict[str, object]) -> Answer:
    if code == 0:
        return Sent(str(said.get("msgid", "")))
    reason = f"{code} {said.get('errmsg', '')}".strip()
    if code in LATER or code in STALE or code >= 100000 or 500 <= code < 600:
        return Refused(reason, retry_after=3600 if code == QUOTA else None)
    return Refused(reason, final=True, gone=code in NOBODY)


def _token(*, anew: bool) -> str | Refused:
    """cgi-bin/stable_token gives all processes the same one, so none ends another's; kept a little shorter than it lasts."""
    kept = None if anew else cache.get(KEPT_UNDER)
    if kept:
        return str(kept)
    asked = {
        "grant_type": "client_credential", "appid": settings.NOTICES["WECHAT_APPID"], "secret": settings.NOTICES["WECHAT_SECRET"],
        "force_refresh": anew,
    }  # fmt: skip
    reply = post_json(f"{API}/cgi-bin/stable_token", asked)
    if isinstance(reply, Refused):
        return reply
    said = reply.json()
    if "access_token" not in said:
        return Refused(f"no token: {said.get('errcode', reply.status)} {said.get('errmsg', '')}")
    cache.set(KEPT_UNDER, said["access_token"], max(60, int(said.get("expires_in", 7200)) - 300))
    return str(said["access_token"])


def ask_who(back: str, state: str) -> str:
    """Where WeChat's browser is sent to tell us the reader's openid (OAuth 2, scope snsapi_base: no question asked)."""
    query = {
        "appid": settings.NOTICES["WECHAT_APPID"], "redirect_uri": back, "response_type": "code", "scope": "snsapi_base",
        "state": state,
    }  # fmt: skip
    return f"{OPEN}?{urllib.parse.urlencode(query)}#wechat_redirect"


def openid_of(code: str) -> str | Refused:
    """What WeChat's code stands for."""
    query = urllib.parse.urlencode({
        "appid": settings.NOTICES["WECHAT_APPID"], "secret": settings.NOTICES["WECHAT_SECRET"], "code": code,
        "grant_type": "authorization_code",
    })  # fmt: skip
    reply = get(f"{API}/sns/oauth2/access_token?{query}")
    if isinstance(reply, Refused):
        return reply
    said = reply.json()
    return str(said["openid"]) if "openid" in said else Refused(f"{said.get('errcode')} {said.get('errmsg', '')}", final=True)
