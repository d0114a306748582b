"""The account of a canteen over some days. One grouping of the meals: the page, the sheet and the frozen copy are the same rows."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum

from mulin.facilities.models import Canteen, Course, Meal, Work, money

KINDS = Meal.Kind


@dataclass(frozen=True)
class Line:
    """Meals of one kind; money in 分."""

    course: str
    kind: str
    from_age: int | None
    work: str
    portions: int
    price: int
    off: int
    paid: int
    corrections: int

    @property
    def what(self) -> str:
        """普通, 老年优惠 60+, 户外劳动者免费餐 · 环卫"""
        words = str(KINDS(self.kind).label)
        if self.from_age is not None:
            words += f" {self.from_age}+"
        return f"{words} · {Work(self.work).label}" if self.work else words

    @property
    def course_words(self) -> str:
        return str(Course(self.course).label)

    @property
    def yuan(self) -> tuple[str, str, str]:
        return money(self.price), money(self.off), money(self.paid)


@dataclass(frozen=True)
class Account:
    lines: Sequence[Line]

    @property
    def portions(self) -> int:
        return sum(line.portions for line in self.lines)

    @property
    def price(self) -> int:
        return sum(line.price for line in self.lines)

    @property
    def owed(self) -> int:
        """By the community to the operator."""
        return sum(line.off for line in self.lines)

    @property
    def paid(self) -> int:
        return sum(line.paid for line in self.lines)

    @property
    def yuan(self) -> tuple[str, str, str]:
        return money(self.price), money(self.owed), money(self.paid)

    def kept(self) -> list[dict[str, Any]]:
        return [asdict(line) for line in self.lines]


def account_of(canteen: Canteen, since: date, until: date) -> Account:
    """One query. `until` is the last day."""
    rows = (
        Meal.objects.filter(canteen=canteen, on__gte=since, on__lte=until)
        .order_by()
        .values("course", "kind", "from_age", "work")
        .annotate(sum=Sum("portions"), price_=Sum("price"), off_=Sum("off"), paid_=Sum("paid"), back=Count("id", filter=Q(reverses__isnull=False)))
    )  # fmt: skip
    order = {value: number for number, value in enumerate([*Course.values, *KINDS.values])}
    lines = [
        Line(
            row["course"],
            row["kind"],
            row["from_age"],
            row["work"],
            row["sum"],
            row["price_"],
            row["off_"],
            row["paid_"],
            row["back"],
        )
        for row in rows
    ]
    return Account(sorted(lines, key=lambda one: (order[one.course], order[one.kind], one.from_age or 0, one.work)))


def frozen(figures: list[dict[str, Any]]) -> Account:
    return Account([Line(**row) for row in figures])
