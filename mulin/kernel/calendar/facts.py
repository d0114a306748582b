from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class DayChanged:
    KIND: ClassVar[str] = "calendar.day_changed"
    date: str
    is_working: bool | None  # None: as published again
    name: str


@dataclass(frozen=True)
class HoursChanged:
    KIND: ClassVar[str] = "calendar.hours_changed"
    week: list[list[object]]  # weekday, is_working, opens, closes
