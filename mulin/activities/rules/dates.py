"""On which days something recurs. Pure; lunar days and solar terms are worked out by lunar_python."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from lunar_python import Lunar, LunarYear, Solar

TERMS = ["小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
         "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"]  # fmt: skip
# What people call such a day: (month, day) of the lunar calendar; −1 is the last of the month.
FESTIVALS = {(1, 1): "春节", (1, 15): "元宵节", (2, 2): "龙抬头", (5, 5): "端午节", (7, 7): "七夕", (8, 15): "中秋节",
             (9, 9): "重阳节", (12, 8): "腊八节", (12, -1): "除夕"}  # fmt: skip


class Recurs(Protocol):
    @property
    def rule(self) -> str: ...
    @property
    def weekdays(self) -> list[int]: ...
    @property
    def day(self) -> int: ...
    @property
    def month(self) -> int: ...
    @property
    def term(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date | None: ...


def days(series: Recurs, first: date, last: date) -> list[date]:
    """Those from `first` to `last`, both included, within the series' own beginning and end."""
    first, last = max(first, series.since), min(last, series.until or last)
    return [day for day in _days(series, first, last) if first <= day <= last]


def _days(series: Recurs, first: date, last: date) -> Iterator[date]:
    if series.rule == "lunar":
        yield from _lunar(series, first, last)
    elif series.rule == "solar":
        for year in range(first.year, last.year + 1):
            yield term_of(year, series.term)
    else:
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if _fits(series, day):
                yield day


def _fits(series: Recurs, day: date) -> bool:
    match series.rule:
        case "daily":
            return True
        case "weekly":
            return day.isoweekday() in series.weekdays
        case "monthly":
            return day.day == series.day
        case "nth":
            last = (day + timedelta(days=7)).month != day.month
            return day.isoweekday() in series.weekdays and ((day.day - 1) // 7 + 1 == series.day or (series.day == -1 and last))
    return False


def _lunar(series: Recurs, first: date, last: date) -> Iterator[date]:
    """Leap months are left out: festivals are kept in the month proper."""
    start, end = (Solar.fromYmd(one.year, one.month, one.day).getLunar().getYear() for one in (first, last))
    for year in range(start, end + 1):
        for month in LunarYear.fromYear(year).getMonths():
            # a lunar year's list also holds months of the years beside it
            if month.getYear() != year or month.getMonth() < 1 or series.month not in (0, month.getMonth()):
                continue
            length = month.getDayCount()
            number = length if series.day == -1 else series.day
            if number <= length:
                yield _date(Lunar.fromYmd(year, month.getMonth(), number).getSolar())


def term_of(year: int, term: str) -> date:
    """The day of a solar term in a (solar) year."""
    # 小寒 and 大寒 of January are listed with the lunar year before: the table of December's year names them by letters
    table = Lunar.fromYmd(year, 1, 1).getJieQiTable()
    for name in (term, {"小寒": "XIAO_HAN", "大寒": "DA_HAN", "冬至": "DONG_ZHI"}.get(term, term)):
        if name in table and table[name].getYear() == year:
            return _date(table[name])
    return _date(Solar.fromYmd(year, 12, 31).getLunar().getJieQiTable()[term])


def _date(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())
