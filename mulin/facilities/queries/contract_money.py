"""What a contract costs over some days: what falls due by the calendar, and counts × rates. Counts come from what is recorded anyway."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate

from mulin.facilities import rules
from mulin.facilities.models import Booking, Contract, ContractSheet, Counted, Facility, Meal, money

from .hours import spans_on, week_of

Days = dict[date, int]


@dataclass(frozen=True)
class DueLine:
    """`counted` empty: the amount that falls due by the calendar. Money in 分."""

    counted: str
    number: int
    price: int

    @property
    def owed(self) -> int:
        return self.number * self.price

    @property
    def what(self) -> str:
        return str(Counted(self.counted).label) if self.counted else ""

    @property
    def yuan(self) -> tuple[str, str]:
        return money(self.price), money(self.owed)


def counted_by_day(facility: Facility, what: str, since: date, until: date) -> Days:
    """Of each day on which there was any. One query, for hours three."""
    return COUNTS[what](facility, since, until)


def lines_of(contract: Contract, since: date, until: date) -> list[DueLine]:
    """`until` is the last day."""
    found = []
    if contract.amount:
        found.append(DueLine("", rules.payments(contract.each, contract.since, since, until), contract.amount))
    for rate in contract.rates.all():
        days = counted_by_day(contract.facility, rate.counted, since, until)
        found.append(DueLine(rate.counted, sum(days.values()), rate.price))
    return found


def kept(lines: list[DueLine]) -> list[dict[str, Any]]:
    return [asdict(line) for line in lines]


def in_yuan(lines: list[DueLine]) -> str:
    return money(sum(line.owed for line in lines))


def frozen(sheet: ContractSheet) -> list[DueLine]:
    return [DueLine(**row) for row in sheet.lines]


def next_day(contract: Contract) -> date:
    """From which day the next sheet has to go."""
    last = max((sheet.until for sheet in contract.sheets.all()), default=None)
    return contract.since if last is None else last + timedelta(days=1)


def _meals(facility: Facility, since: date, until: date) -> Days:
    rows = Meal.objects.filter(canteen__facility=facility, on__gte=since, on__lte=until).order_by()
    return dict(rows.values_list("on").annotate(Sum("portions")))


def _used(facility: Facility, since: date, until: date, of: Any) -> Days:
    rows = Booking.objects.filter(room__facility=facility, status=Booking.Status.USED).annotate(on=TruncDate("begins_at"))
    return dict(rows.filter(on__gte=since, on__lte=until).order_by().values_list("on").annotate(of))


def _hours(facility: Facility, since: date, until: date) -> Days:
    """As published: the week, holidays, other days and closings. Whole hours of each day."""
    week, found = week_of(facility), {}
    for number in range((until - since).days + 1):
        day = since + timedelta(days=number)
        minutes = sum(_minutes(span) for span in spans_on(week, day))
        if minutes:
            found[day] = minutes // 60
    return found


def _minutes(span: rules.Span) -> int:
    return (span.closes.hour - span.opens.hour) * 60 + span.closes.minute - span.opens.minute


COUNTS: dict[str, Callable[[Facility, date, date], Days]] = {
    "meals": _meals,
    "uses": lambda facility, since, until: _used(facility, since, until, Count("id")),
    "heads": lambda facility, since, until: _used(facility, since, until, Sum("came")),
    "hours": _hours,
}
