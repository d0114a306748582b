"""A month of a class as it was counted: the sheet and the fees are the same rows."""

import calendar
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from mulin.childcare.models import Application, Day, Group
from mulin.childcare.rules import DayCount, open_days, owed
from mulin.kernel.calendar import working

from .days import closed_days_of


@dataclass(frozen=True)
class Row:
    application: Application
    marks: list[str]  # a status of Day, or "" for each day
    days: DayCount
    owed: int  # 分


@dataclass(frozen=True)
class Sheet:
    first: date
    days: list[date]  # of care in that month
    rows: list[Row]

    @property
    def total(self) -> int:
        return sum(row.owed for row in self.rows)

    @property
    def came(self) -> int:
        return sum(row.days.came for row in self.rows)


def month_of(group: Group, year: int, month: int) -> Sheet:
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    open_ = list(open_days(group, first, last, closed_days_of(group), working.is_working_day))
    kept = Day.objects.filter(application__group=group, on__range=(first, last)).values_list("application", "on", "status")
    marks: dict[int, dict[date, str]] = defaultdict(dict)
    for application, on, status in kept:
        marks[application][on] = status
    days = sorted({*open_, *(on for of in marks.values() for on, status in of.items() if status == "came")})
    had = Q(held_on__lte=last) & (Q(ended_on=None) | Q(ended_on__gte=first))
    found = Application.objects.filter(had, group=group, status__in=("held", "left")).select_related("child", "guardian")
    return Sheet(first, days, [_row(group, one, marks[one.pk], days) for one in found.order_by("child__name", "id")])


def _row(group: Group, application: Application, marks: dict[date, str], days: list[date]) -> Row:
    began, ended = application.held_on, application.ended_on
    counted = Counter(marks.values())
    had = any(began is not None and began <= day and (ended is None or day <= ended) for day in days)
    count = DayCount(counted["came"], counted["away"], counted["missed"], had)
    return Row(application, [marks.get(day, "") for day in days], count, owed(group, count))
