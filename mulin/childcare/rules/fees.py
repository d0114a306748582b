"""What a month costs: in whole 分, from the days that were counted."""

from dataclasses import dataclass

from mulin.childcare.models import Group


@dataclass(frozen=True)
class DayCount:
    """Of one child in one month."""

    came: int = 0
    away: int = 0
    missed: int = 0
    had_place: bool = True


def owed(group: Group, days: DayCount) -> int:
    """By the day for days the child came; by the month for a month in which it had a place on a day of care."""
    if group.per == Group.Per.DAY:
        return group.price * days.came
    return group.price if days.had_place else 0
