"""Cells as people leave them, made into values. Each takes a cell and the file's hints; `Unreadable` says what is wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

Cell = object  # str, float, int, bool, date, datetime, time, timedelta, dict (geometry) or None
SHANGHAI = ZoneInfo("Asia/Shanghai")
FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20, 0xA0: 0x20}
INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
WIDE_OR_INVISIBLE = re.compile("[\uff01-\uff5e\u200b-\u200f\u2060\ufeff\u3000\xa0]")
SAFE_DIGITS = 10**15  # a spreadsheet keeps 15 digits of a number and invents the rest
LOST = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")


class Unreadable(ValueError):
    """str(self) says to the person what is wrong with the cell and how to mend it."""


class StandIn(Unreadable):
    """A day that stands for none: what an empty cell becomes when it is made a date."""


@dataclass(frozen=True)
class Hints:
    """What the cells cannot say about themselves."""

    month_first: bool | None = None  # 04/12/2018 is 12 April (true), 4 December (false), or cannot be told
    zone: tzinfo = SHANGHAI  # of times without one
    nowhere: frozenset[tuple[float, float]] = frozenset()  # positions (lat, lng) that stand for "unknown"

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Hints":
        """From a mapping file or the remembered mapping: plain JSON."""
        zone = ZoneInfo(kept["zone"]) if kept.get("zone") else SHANGHAI
        return cls(kept.get("month_first"), zone, frozenset((float(lat), float(lng)) for lat, lng in kept.get("nowhere", [])))


def whole(cell: Cell, hints: Hints) -> str:
    """A long text as it stands, without the blanks around it."""
    return plain(cell).replace("\r\n", "\n").strip()


def line(cell: Cell, hints: Hints) -> str:
    """One line: half-width, no invisible characters, blanks as single spaces."""
    return _line(plain(cell))


def code(cell: Cell, hints: Hints) -> str:
    """Digits that name something: no blanks at all; refused when a spreadsheet has already rounded them."""
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return cell  # nearly every one, and nothing to mend in it
    text = _line(plain(cell)).replace(" ", "")
    if (isinstance(cell, int | float) and abs(cell) >= SAFE_DIGITS) or LOST.fullmatch(text):
        raise Unreadable(_("长号码被表格当成了数字，后几位已经丢失。请把该列设为“文本”格式后重新录入。"))
    return text


@lru_cache(4096)
def _line(text: str) -> str:
    if WIDE_OR_INVISIBLE.search(text):
        text = text.translate(FULL_WIDTH).translate(INVISIBLE)
    return " ".join(text.split())


def number(cell: Cell, hints: Hints) -> Decimal:
    text = re.sub(r"(㎡|m²|m2|平方米|平米|平|元|%)$", "", line(cell, hints).lower()).replace(",", "").strip()
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Unreadable(_("“%(text)s”不是数字。") % {"text": text[:20]}) from None
    if not value.is_finite():
        raise Unreadable(_("“%(text)s”不是数字。") % {"text": text[:20]})
    return value


def hundredths(cell: Cell, hints: Hints) -> int:
    """Areas: 98.5 is 9850."""
    return int((number(cell, hints) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def count(cell: Cell, hints: Hints) -> int:
    value = number(cell, hints)
    if value != int(value):
        raise Unreadable(_("“%(text)s”不是整数。") % {"text": value})
    return int(value)


def degrees(cell: Cell, hints: Hints) -> float:
    return float(number(cell, hints))


def choice(words: Mapping[str, str]) -> Callable[[Cell, Hints], str]:
    """`words` written by people (small letters) → value."""

    def read(cell: Cell, hints: Hints) -> str:
        text = line(cell, hints).casefold()
        if text not in words:
            known = "、".join(dict.fromkeys(word for word in words if not word.isascii())) or "、".join(words)
            raise Unreadable(_("“%(text)s”不在可填的词里。可填：%(known)s。") % {"text": text[:20], "known": known})
        return words[text]

    return read


def yes(cell: Cell, hints: Hints) -> bool:
    return cell if isinstance(cell, bool) else _YES(cell, hints) == "1"


def plain(cell: Cell) -> str:
    if isinstance(cell, str):
        # What our own export put before a sign that a spreadsheet would run as a formula.
        return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r" else cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S") if cell.time() != time() else cell.strftime("%Y-%m-%d")
    return "" if cell is None else str(cell)


_YES = choice(
    dict.fromkeys(["是", "有", "√", "y", "yes", "true", "1"], "1") | dict.fromkeys(["否", "无", "×", "n", "no", "false", "0"], "")
)
