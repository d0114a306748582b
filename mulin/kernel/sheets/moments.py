"""Days and moments in the shapes they are typed in: 2026-11-22, 2026.11.22, 20261122, 2026年11月22日 下午3点, 二〇二六年…"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from django.utils.translation import gettext as _

from .mending import Cell, Hints, StandIn, Unreadable, line

DAY_BEFORE_1900 = date(1899, 12, 30)  # serial numbers count a 29 February 1900 that never was
FIRST_REAL_YEAR = 1901
YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?[T\s,，]*(.*)", re.DOTALL)
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[T\s,，]*(.*)", re.DOTALL)
EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})\s*(.*)")
CLOCK = re.compile(
    r"(上午|下午|晚上)?\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*[:：分]?\s*(\d{1,2})?(?:\.\d+)?\s*秒?"
    r"\s*([AaPp][Mm])?\s*(Z|[+-]\d\d:?\d\d)?"
)
HAN_DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
HAN_DATE = re.compile(r"[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]?")


def day(cell: Cell, hints: Hints) -> date:
    if isinstance(cell, datetime):
        return _real(cell.date())
    if isinstance(cell, date):
        return _real(cell)
    return _real(_read_moment(cell, hints)[0])


def moment(cell: Cell, hints: Hints) -> datetime:
    """Aware; a day without a time is its midnight in the hints' zone."""
    if isinstance(cell, datetime):
        _real(cell.date())
        return cell if cell.tzinfo else cell.replace(tzinfo=hints.zone)
    if isinstance(cell, date):
        return datetime.combine(_real(cell), time(), hints.zone)
    on, at, zone = _read_moment(cell, hints)
    return datetime.combine(_real(on), at, zone or hints.zone)


def moment_if_any(cell: Cell, hints: Hints) -> datetime | None:
    """For what need not have happened yet: 1 January 1900 is nothing."""
    try:
        return moment(cell, hints)
    except StandIn:
        return None


KINDS = (day, moment, moment_if_any)  # in which a cell may be 04/12/2018


def _read_moment(cell: Cell, hints: Hints) -> tuple[date, time, tzinfo | None]:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 100_000:
        return _serial(float(cell))
    text = _without_han_digits(line(cell, hints))
    if text.isdigit() and len(text) == 5:
        return _serial(float(text))
    if found := YEAR_FIRST.fullmatch(text) or EIGHT.fullmatch(text):
        year, month, on, rest = found.groups()
    elif hints.month_first is not None and (found := YEAR_LAST.fullmatch(text)):
        first, second, year, rest = found.groups()
        month, on = (first, second) if hints.month_first else (second, first)
    else:
        raise Unreadable(_("“%(text)s”看不出是哪一天。请写成 2026-11-22 这样。") % {"text": text[:30]})
    try:
        return date(int(year), int(month), int(on)), *_clock(rest, text)
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_("没有“%(text)s”这一天。") % {"text": text[:30]}) from None


def _clock(rest: str, text: str) -> tuple[time, tzinfo | None]:
    rest = re.sub(r"^(星期|周)[一二三四五六日天]\s*", "", rest.strip())
    if not rest:
        return time(), None
    found = CLOCK.fullmatch(rest)
    if found is None:
        raise Unreadable(_("“%(text)s”里的时间看不懂。请写成 2026-11-22 18:30 这样。") % {"text": text[:30]})
    half, hour, minute, second, am_pm, zone = found.groups()
    hours = int(hour)
    if (half in {"下午", "晚上"} or (am_pm or "").lower() == "pm") and hours < 12:
        hours += 12
    if (am_pm or "").lower() == "am" and hours == 12:
        hours = 0
    return time(hours, int(minute or 0), int(second or 0)), _zone(zone)


def _zone(text: str | None) -> tzinfo | None:
    if text is None or text == "Z":
        return UTC if text else None
    return datetime.strptime(text.replace(":", ""), "%z").tzinfo


def _serial(value: float) -> tuple[date, time, None]:
    """Days since 1900 as Excel counts them; what lies before March 1900 is refused by `_real` anyway."""
    seconds = round((value % 1) * 86400)
    at = datetime.combine(DAY_BEFORE_1900, time()) + timedelta(days=int(value), seconds=seconds)
    return at.date(), at.time(), None


def _real(on: date) -> date:
    if on.year < FIRST_REAL_YEAR:
        raise StandIn(_("日期是 %(year)s 年：空单元格被设成日期时常变成这样。请写真实日期，不知道就留空。") % {"year": on.year})
    if on.year > 2200:
        raise Unreadable(_("“%(text)s”年份太远，请核对。") % {"text": on})
    return on


def _without_han_digits(text: str) -> str:
    """二〇二六年十一月二十二日 → 2026年11月22日"""
    if not HAN_DATE.match(text):
        return text
    year, rest = text.split("年", 1)
    return (
        "".join(HAN_DIGITS[digit] for digit in year)
        + "年"
        + re.sub(r"[一二三四五六七八九十]+", lambda found: str(_small(found[0])), rest)
    )


def _small(han: str) -> int:
    tens, ten, ones = han.rpartition("十")
    return (int(HAN_DIGITS[tens]) if tens else 1) * (10 if ten else 0) + (int(HAN_DIGITS[ones]) if ones else 0)
