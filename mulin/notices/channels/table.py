"""All channels that send by themselves, and which are on."""

from types import ModuleType

from . import DINGTALK, MAIL, PUSH, SMS, WECHAT, WECOM, dingtalk, mail, push, robots, sms, wechat, wecom

CHANNELS: dict[str, ModuleType] = {PUSH: push, WECHAT: wechat, MAIL: mail, SMS: sms, WECOM: wecom, DINGTALK: dingtalk}
PERSONAL = (PUSH, WECHAT, MAIL, SMS)
NEEDS = {
    PUSH: 2, WECHAT: 3, MAIL: 2, SMS: 4, WECOM: 1, DINGTALK: 1,
}  # fmt: skip  # how many settings each has: all missing is off, some missing is a mistake


def on() -> frozenset[str]:
    return frozenset(name for name, channel in CHANNELS.items() if not channel.missing())


def half_set() -> dict[str, list[str]]:
    """Channels with some of their settings: what each still needs."""
    lacking = {name: channel.missing() for name, channel in CHANNELS.items()}
    found = {name: [f"MULIN_{word}" for word in words] for name, words in lacking.items() if 0 < len(words) < NEEDS[name]}
    return found | ({"robots": [f"MULIN_ROBOTS: {name}" for name in robots.wrong()]} if robots.wrong() else {})
