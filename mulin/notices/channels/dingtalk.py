"""A DingTalk group's robot (robot/send) with its signature. It takes 20 messages a minute, then rests for ten.

Final are only the codes that open.dingtalk.com, 自定义机器人发送群消息, lists as faults of ours: what the robot, the group, the
signature or the words are. All else waits ten minutes and is tried again, whatever its number. The page names 410100 for too fast;
servers also answer 130101 ("send too fast, exceed 20 times per minute", quoted in many projects' issues) and 90030 ("webhook over
limit", the provider's own forum); 130102 stands beside 130101 in the code of others and nothing of the provider's confirms it.
None of these need be known here: ten minutes are the longest rest the provider names, and a fault that is not listed ends with
the tries.
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
# 40035: a field is wrong; 310000: signature, keyword, address; 400xxx: group or robot is no more; 4301xx: words not let through
FINAL = {40035, 310000, 400013, 400101, 400102, 430101, 430102, 430103, 430104}
REST = 600
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
    final = code in FINAL or 400 <= code < 500  # an answer without a code has HTTP's own
    return Refused(f"{code} {answer.get('errmsg', '')}".strip(), final=final, retry_after=None if final else REST)


def signature(timestamp: str, secret: str) -> str:
    """`timestamp` in milliseconds; good for an hour."""
    made = hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()
    return base64.b64encode(made).decode()
