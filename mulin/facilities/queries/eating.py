"""Menus, what is given free on a day, who may have it cheaper."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from mulin.facilities import rules
from mulin.facilities.models import Canteen, Course, Dish, FreeDay, Meal, Quota, Settlement, Tier
from mulin.people.models import Person


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class MenuDay:
    on: date
    courses: list[tuple[str, str, list[Dish]]]  # value, label, dishes


def menu_of(canteen: Canteen, first: date, days: int = 7) -> list[MenuDay]:
    rows = list(canteen.dishes.filter(on__gte=first, on__lt=first + timedelta(days=days), dropped_at=None))
    found = []
    for number in range(days):
        day = first + timedelta(days=number)
        of_day = [row for row in rows if row.on == day]
        courses = [(value, str(label), [row for row in of_day if row.course == value]) for value, label in Course.choices]
        found.append(MenuDay(day, [one for one in courses if one[2]]))
    return found


def dishes_on(canteen: Canteen, on: date) -> QuerySet[Dish]:
    return canteen.dishes.filter(on=on, dropped_at=None)


def tiers_on(canteen: Canteen, on: date) -> QuerySet[Tier]:
    return canteen.tiers.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def quotas_on(canteen: Canteen, on: date) -> QuerySet[Quota]:
    return canteen.quotas.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def tier_of(canteen: Canteen, person: Person, on: date) -> Tier | None:
    return rules.tier_for(tiers_on(canteen, on), rules.age(person.born_on, on), on)


@dataclass(frozen=True)
class Left:
    """Free meals of one meal of a day; `work` empty: of all kinds together."""

    course: str
    work: str
    portions: int
    given: int

    @property
    def left(self) -> int:
        return self.portions - self.given


def free_on(canteen: Canteen, on: date) -> list[Left]:
    """Two queries. What was counted wins over a quota that changed in the middle of the day."""
    counted = {(row.course, row.work): row for row in FreeDay.objects.filter(canteen=canteen, on=on)}
    found = [
        Left(
            row.course,
            row.work,
            *((kept.portions, kept.given) if (kept := counted.get((row.course, row.work))) else (row.portions, 0)),
        )
        for row in quotas_on(canteen, on)
    ]
    order = Course.values
    return sorted(found, key=lambda one: (order.index(one.course), one.work))


def settled_on(canteen: Canteen, on: date) -> Settlement | None:
    return canteen.settlements.filter(since__lte=on, until__gte=on).first()


def counted_on(canteen: Canteen, on: date) -> dict[str, int]:
    """Portions by kind."""
    rows = Meal.objects.filter(canteen=canteen, on=on).values_list("kind").annotate(sum=Sum("portions"))
    return dict(rows)
