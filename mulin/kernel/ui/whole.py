"""Whole numbers as a request brings them: an address or a form can say anything, also a number that no column and no `int` takes."""

from collections.abc import Iterable
from typing import TypeVar

D = TypeVar("D", int, None)
MOST = 2**63 - 1  # the largest key
MANY = 2**31 - 1  # as many of anything as a column counts


def whole(text: str | None, default: D = 0, *, most: int = MOST) -> int | D:  # type: ignore[assignment]
    """`default` for what is not written in the digits 0 to 9 alone, or is above `most`."""
    if not text or not (text.isascii() and text.isdecimal()) or len(text) > len(str(most)):
        return default
    number = int(text)
    return number if number <= most else default


def keys(texts: Iterable[str]) -> list[int]:
    """Of what was ticked in a list: those that can be keys."""
    return [number for number in map(whole, texts) if number]
