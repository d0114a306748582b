"""A DingTalk group's robot (robot/send) with its signature. It takes 20 messages a minute, then rests for ten.

Codes as in open.dingtalk.com, 自定义机器人发送群消息: 410100 too fast. Servers also answer 130101 ("exceed 20 times per minute", quoted
in many projects' issues) and 90030 ("webhook over limit", the provider's own forum). 130102 is only known from the code of others,
beside 130101. Final: 310000 (signature, keyword or address), 400013 (the group is no more), 400101 and 400102 (no such robot,
stopped), 430101 to 430104 (words that are not let through), 40035 (a field is wrong).
"""

import base64
import hashlib
import hmac
import time
import urllib.parse

from . import Answer, Message, Refused, Sent, robots
from .http import post_json

RATE = 20 / 60
ENDPOINT = "https://oapi.dingtalk.com/robot/send"
TOO_OFTEN = {90030, 130101, 130102, 410100}
LATER = {-1}
MOST = 4000


def missing() -> list[str]:
    return [] if any(robot.kind == "dingtalk" for robot in robots.table().values()) else ["ROBOTS"]


def send(message: Message) -> Answer:
    robot = robots.table().get(message.address)
    if robot is None:
        return Refused(f"MULIN_ROBOTS has no robot {message.address}", final=True)
    at = str(round(time.time() * 1000))
    query = {"access_token": robot.key, "timestamp": at, "sign": signature(at, robot.secret)}
    link = f"\n\n[查看 · Open]({message.url})" if message.url else ""
    text = f"### {message.title}\n\n{message.text[:MOST]}{link}"
    said = {"msgtype": "markdown", "markdown": {"title": message.title, "text": text}}
    reply = post_json(f"{ENDPOINT}?{urllib.parse.urlencode(query)}", said)
    if isinstance(reply, Refused):
        return reply
    answer = reply.json()
    code = answer.get("errcode", reply.status)
    if code == 0:
        return Sent()
    reason = f"{code} {answer.get('errmsg', '')}".strip()
    if code in TOO_OFTEN:
        return Refused(reason, retry_after=600)
    return Refused(reason, final=not (code in LATER or 500 <= code < 600))


def signature(timestamp: str, secret: str) -> str:
    """`timestamp` in milliseconds; good for an hour."""
    made = hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()
    return base64.b64encode(made).decode()
