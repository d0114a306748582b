"""Which minutes expire, and when: arithmetic alone. What came in a month goes together, at the end of a later month."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

AGAIN = timedelta(days=7)  # so long before the last day the owner is told once more


class Moved(NamedTuple):
    """One line of somebody's account, in the order of posting."""

    day: date
    amount: int
    entry: int
    reverses: int | None = None
    expires: date | None = None  # the month whose minutes this line moved to the pool


@dataclass
class Lot:
    """Minutes that came with one entry: how many of them are left."""

    entry: int
    day: date
    left: int


class Left(NamedTuple):
    """Minutes of one month that are still there; `free` of them are not held for help."""

    month: date
    minutes: int
    free: int


def lots(lines: Iterable[Moved]) -> list[Lot]:
    """What is left, oldest first. The oldest are used first; what is reversed goes from the entry that brought it, what expires
    from its own month.
    """
    found: list[Lot] = []
    for line in lines:
        if line.amount > 0:
            found.append(Lot(line.entry, line.day, line.amount))
            continue
        need = -line.amount
        own = [lot for lot in found if lot.entry == line.reverses or lot.day.replace(day=1) == line.expires]
        for lot in [*own, *found]:
            taken = min(lot.left, need)
            lot.left, need = lot.left - taken, need - taken
            if not need:
                break
        found = [lot for lot in found if lot.left]
    return found


def by_month(left: Iterable[Lot], held: int) -> list[Left]:
    """Oldest first. What is held for help is held from the oldest, because it will be paid from them."""
    sums: dict[date, int] = {}
    for lot in left:
        sums[lot.day.replace(day=1)] = sums.get(lot.day.replace(day=1), 0) + lot.left
    found = []
    for month in sorted(sums):
        covered = min(held, sums[month])
        held -= covered
        found.append(Left(month, sums[month], sums[month] - covered))
    return found


def last_day(month: date, months: int) -> date:
    """The last day of the month that comes `months` after `month`."""
    years, index = divmod(month.year * 12 + month.month - 1 + months, 12)
    return date(years, index + 1, monthrange(years, index + 1)[1])


class Set(NamedTuple):
    """A set of rules from a day on. None: minutes stand for ever."""

    since: date
    months: int | None


def stands_for(month: date, sets: Sequence[Set], on: date) -> int | None:
    """Months for which minutes of `month` stand: the longest that any rules promised when they came or promise on `on`."""
    end = last_day(month, 0)
    before = [one for one in sets if one.since <= month]
    now = [one for one in sets if one.since <= on]
    asked = [one for one in sets if month < one.since <= end] + [max(some) for some in (before, now) if some]
    if not asked or any(one.months is None for one in asked):
        return None
    return max(one.months or 0 for one in asked)
