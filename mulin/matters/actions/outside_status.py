"""What the status column of another system means."""

from datetime import datetime
from typing import Any

CLOSED = ("clos", "办结", "已完成", "已解决", "结案", "已答复", "resolved", "fixed")
DUPLICATE = ("duplicate", "重复")


def is_closed(values: dict[str, Any]) -> bool:
    if "status" in values:
        return _says(values, CLOSED)
    return closed_at(values) is not None


def is_duplicate(values: dict[str, Any]) -> bool:
    return _says(values, DUPLICATE)


def closed_at(values: dict[str, Any]) -> datetime | None:
    return values.get("closed_at") or values.get("replied_at")


def _says(values: dict[str, Any], words: tuple[str, ...]) -> bool:
    return any(word in values.get("status", "").casefold() for word in words)
