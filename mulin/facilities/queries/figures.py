"""What everybody may read of a year: use of rooms, meals, free meals by kind of work. Counted from the rows, never written by hand."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import ExtractMonth

from mulin.facilities.models import Booking, Meal, Quota, Room, Settlement, Tier, Work

from .booking import moment
from .visible import still

FEW = 5
KINDS = Meal.Kind


@dataclass
class Month:
    number: int
    uses: int = 0
    came: int = 0
    hours: float = 0
    meals: dict[str, int] = field(default_factory=dict)

    @property
    def first(self) -> date:
        """A day of it, for its name alone."""
        return date(2000, self.number or 1, 1)

    @property
    def eaten(self) -> int:
        return sum(self.meals.values())

    @property
    def by_kind(self) -> list[int]:
        return [self.meals.get(kind, 0) for kind in KINDS.values]


@dataclass(frozen=True)
class Figures:
    months: list[Month]
    free: list[tuple[str, int | None]]  # kind of work, portions; None: too few to say
    days: int  # on which meals were served

    def total(self) -> Month:
        meals = {kind: sum(one.meals.get(kind, 0) for one in self.months) for kind in KINDS.values}
        return Month(
            0,
            sum(one.uses for one in self.months),
            sum(one.came for one in self.months),
            sum(one.hours for one in self.months),
            meals,
        )

    @property
    def a_day(self) -> float:
        return round(self.total().eaten / self.days, 1) if self.days else 0


def figures(community_id: int, year: int) -> Figures:
    """Three queries."""
    months = {number: Month(number) for number in range(1, 13)}
    used = (
        Booking.objects.filter(room__facility__community=community_id, status=Booking.Status.USED, **_in(year))
        .order_by()
        .values(month=ExtractMonth("begins_at"))
        .annotate(uses=Count("id"), heads=Sum("came"), long=Sum(F("ends_at") - F("begins_at")))
    )
    for row in used:
        month, long = months[row["month"]], row["long"] or timedelta()
        month.uses, month.came, month.hours = row["uses"], row["heads"] or 0, long.total_seconds() / 3600
    eaten = Meal.objects.filter(canteen__facility__community=community_id, on__year=year).order_by()
    works: Counter[str] = Counter()
    for meals in eaten.values("kind", "work", month=ExtractMonth("on")).annotate(sum=Sum("portions")):
        of_kind, kind, number = months[meals["month"]].meals, meals["kind"], meals["sum"]
        of_kind[kind] = of_kind.get(kind, 0) + number
        if kind == KINDS.FREE:
            works[meals["work"]] += number
    days = eaten.values("on").distinct().count()
    return Figures([one for one in months.values() if one.uses or one.eaten], _said(works), days)


def _in(year: int) -> dict[str, datetime]:
    return {
        "begins_at__gte": moment(date(year, 1, 1), datetime.min.time()),
        "begins_at__lt": moment(date(year + 1, 1, 1), datetime.min.time()),
    }


def _said(works: Mapping[str, int]) -> list[tuple[str, int | None]]:
    hidden = too_few(works)
    labels = dict(Work.choices)
    rows = sorted(works.items(), key=lambda one: (one[0] in hidden, -one[1]))
    return [(str(labels[work]), None if work in hidden else number) for work, number in rows if number]


def too_few(counts: Mapping[str, int]) -> set[str]:
    """Those under five; and when that is a single one, the next too, since the total would give it away."""
    there = {name: number for name, number in counts.items() if number}
    hidden = {name for name, number in there.items() if number < FEW}
    if len(hidden) == 1 and len(there) > 1:
        hidden.add(min((name for name in there if name not in hidden), key=lambda name: (there[name], name)))
    return hidden


def tariffs(community_id: int) -> list[Room]:
    """What is charged for rooms."""
    rooms = Room.objects.filter(still(), still("facility__"), facility__community=community_id).exclude(price=0)
    return list(rooms.select_related("facility").order_by("facility__name", "name"))


def rules_of_meals(community_id: int, today: date) -> tuple[list[Tier], list[Quota]]:
    """What holds today."""
    holds = Q(until=None) | Q(until__gt=today)
    tiers = Tier.objects.filter(holds, canteen__facility__community=community_id, since__lte=today)
    quotas = Quota.objects.filter(holds, canteen__facility__community=community_id, since__lte=today)
    return list(tiers.select_related("canteen__facility")), list(quotas.select_related("canteen__facility"))


def settled(community_id: int, year: int) -> list[Settlement]:
    """Agreed by both sides, the last first."""
    rows = Settlement.objects.filter(canteen__facility__community=community_id, until__year=year, agreed_at__isnull=False)
    return list(rows.select_related("canteen__facility__operator").order_by("-until"))


def first_year(community_id: int, otherwise: int) -> int:
    first = (
        Booking.objects.filter(room__facility__community=community_id).order_by("begins_at").values_list("begins_at", flat=True)
    )
    found = first.first()
    return found.year if found else otherwise
