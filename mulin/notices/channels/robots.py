"""Robots of work groups: MULIN_ROBOTS is `name=wecom:KEY` or `name=dingtalk:TOKEN:SECRET`, separated by commas."""

from dataclasses import dataclass

from django.conf import settings

KINDS = ("wecom", "dingtalk")


@dataclass(frozen=True)
class Robot:
    """`key` is the webhook's key or access token; `secret` signs, where the kind signs."""

    name: str
    kind: str
    key: str
    secret: str = ""


def table() -> dict[str, Robot]:
    """Entries that cannot be read are left out; `wrong` names them."""
    found = (_read(text) for text in settings.NOTICES["ROBOTS"].split(",") if text.strip())
    return {robot.name: robot for robot in found if robot}


def wrong() -> list[str]:
    """Names of entries that cannot be read, never their keys."""
    return [text.split("=")[0].strip() for text in settings.NOTICES["ROBOTS"].split(",") if text.strip() and not _read(text)]


def _read(text: str) -> Robot | None:
    name, _equal, rest = text.strip().partition("=")
    kind, _colon, keys = rest.partition(":")
    key, _colon, secret = keys.partition(":")
    good = name and key and kind in KINDS and (kind == "wecom" or secret)
    return Robot(name, kind, key, secret) if good else None
