"""Ways to reach a person outside the inbox. One file a channel, each speaking its provider's documented protocol.

A channel is a module with `missing() -> list[str]` (settings that it needs and lacks; none set: it is off),
`RATE` (messages a second that the provider takes) and `send(message) -> Sent | Refused`, which never raises.
"""

from dataclasses import dataclass

PUSH, WECHAT, MAIL, SMS, PRINT = "push", "wechat", "mail", "sms", "print"
WECOM, DINGTALK = "wecom", "dingtalk"


@dataclass(frozen=True)
class Message:
    """`key` is the same at each try: it goes where a protocol keeps doubles apart. `address` is the channel's own:
    a phone (+86…), an openid, a push subscription as JSON, an e-mail address, the name of a group's robot.
    `template`: of WeChat, one of which the reader has allowed this message."""

    key: str
    address: str
    title: str
    text: str
    url: str = ""
    is_urgent: bool = False
    template: str = ""


@dataclass(frozen=True)
class Sent:
    provider_id: str = ""


@dataclass(frozen=True)
class Refused:
    """`final`: trying again would not help (nobody there, blocked, wrong number). `retry_after` in seconds, when it was said.

    `gone`: this address will never work again and may be forgotten.
    """

    reason: str
    final: bool = False
    retry_after: int | None = None
    gone: bool = False


Answer = Sent | Refused
