"""How old a child is, in the two ways classes count. Pure."""

from collections.abc import Iterable
from datetime import date

from mulin.childcare.models import Application, Group

ENTRY_AGE = 6  # 义务教育法 art. 11: at six, by 31 August
ENTRY_MONTH = 9


def months_on(born_on: date, on: date) -> int:
    """Full months; before birth, negative. Who is born on the 31st is a month older on the last day of a shorter one."""
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    tomorrow_is_next_month = (date.fromordinal(on.toordinal() + 1)).month != on.month
    return months if on.day >= born_on.day or tomorrow_is_next_month else months - 1


def grade_on(born_on: date, on: date) -> int:
    """The school year a child of this birthday is in as a rule: 1 for the first, 0 and less before school."""
    entry = born_on.year + ENTRY_AGE + (born_on.month >= ENTRY_MONTH)
    return on.year - (on.month < ENTRY_MONTH) - entry + 1


def stands_at(group: Group, born_on: date, grade: int | None, on: date) -> int:
    """The number that the class's bounds are about. Children may be ahead or behind: what the guardian says of the year counts."""
    if group.unit == Group.Unit.MONTHS:
        return months_on(born_on, on)
    return grade if grade is not None else grade_on(born_on, on)


def of_age(group: Group, born_on: date, grade: int | None) -> bool:
    return group.from_age <= stands_at(group, born_on, grade, group.ages_on) <= group.to_age


def outgrown(held: Iterable[Application], on: date) -> list[Application]:
    """Of those in care, who is past the class's age: the oldest first."""
    born = [(one.child.born_on, one.pk, one) for one in held if one.child.born_on is not None]
    return [one for day, _pk, one in sorted(born) if stands_at(one.group, day, one.grade, on) > one.group.to_age]
