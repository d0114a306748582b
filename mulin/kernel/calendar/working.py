"""Time limits on working time.

A limit is a number and a unit: `30m` `2h` clock time, `7d` days, `2wh` working hours, `3wd` working days.
A working limit that starts outside working time starts at the next opening, so nobody gains or loses by the hour of asking.
`wd` ends at the same clock time, N working days later: the same amount of working time for everyone where days are equally
long, and an hour people can predict. Where that day is shorter, it ends when that day does.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from . import current

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
HOUR = timedelta(hours=1) // timedelta(microseconds=1)
MINUTE = HOUR // 60


@dataclass(frozen=True)
class Limit:
    number: int
    unit: str


def parse(limit: str) -> Limit:
    """
    Raises:
        ValueError: with the sentence to show beside the field.
    """
    match = re.fullmatch(r"([1-9][0-9]{0,4})(m|h|d|wh|wd)", limit)
    if not match:
        raise ValueError(
            _("时限“%(limit)s”看不懂：请写数字加单位，如 30m、2h、7d、2wh（工作小时）、3wd（工作日）。") % {"limit": limit}
        )
    return Limit(int(match[1]), match[2])


def add(start: datetime, limit: str) -> datetime:
    """When a limit that begins at `start` is over, in UTC."""
    wanted = parse(limit)
    if wanted.unit in UNITS:
        return (start + wanted.number * UNITS[wanted.unit]).astimezone(UTC)
    almanac, local = current.almanac(), _local(start)
    if wanted.unit == "wh":
        return _aware(almanac.add(local, wanted.number * HOUR))
    return _aware(almanac.add_days(local, wanted.number))


def between(start: datetime, end: datetime) -> int:
    """Full working minutes from `start` until `end`; negative when `end` is earlier."""
    if end < start:
        return -between(end, start)
    return current.almanac().between(_local(start), _local(end)) // MINUTE


def is_working_day(day: date) -> bool:
    return current.almanac().is_working(day)


def _local(at: datetime) -> datetime:
    return timezone.make_naive(at, timezone.get_default_timezone())


def _aware(local: datetime) -> datetime:
    return timezone.make_aware(local, timezone.get_default_timezone()).astimezone(UTC)
