"""A WeCom group's robot (cgi-bin/webhook/send). It takes 20 messages a minute.

Codes as in developer.work.weixin.qq.com, 全局错误码: only what is busy (-1) or too much (45009 in a time, 45033 at once) passes by
itself. All else is final, as a key that is none (93000) or a text that is too long (45002).
"""

import urllib.parse

from . import Answer, Message, Refused, Sent, robots
from .http import post_json

RATE = 20 / 60
ENDPOINT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
MOST = 4096  # bytes of markdown
LATER = {-1, 45009, 45033}
BYTES_LEFT = 200


def missing() -> list[str]:
    return [] if any(robot.kind == "wecom" for robot in robots.table().values()) else ["ROBOTS"]


def send(message: Message) -> Answer:
    robot = robots.table().get(message.address)
    if robot is None:
        return Refused(f"MULIN_ROBOTS has no robot {message.address}", final=True)
    text = message.text.encode()[: MOST - BYTES_LEFT - len(message.title.encode())].decode(errors="ignore")
    link = f"\n[查看 · Open]({message.url})" if message.url else ""
    said = {"msgtype": "markdown", "markdown": {"content": f"**{message.title}**\n{text}{link}"}}
    reply = post_json(f"{ENDPOINT}?{urllib.parse.urlencode({'key': robot.key})}", said)
    if isinstance(reply, Refused):
        return reply
    answer = reply.json()
    code = answer.get("errcode", reply.status)
    if code == 0:
        return Sent()
    passing = code in LATER or 500 <= code < 600
    return Refused(f"{code} {answer.get('errmsg', '')}".strip(), final=not passing, retry_after=60 if code == 45009 else None)
