from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Window

from mulin.facilities.models import Facility, Review


@dataclass(frozen=True)
class Stars:
    average: float
    number: int


def stars_of(facilities: Iterable[Facility]) -> dict[int, Stars]:
    """One query."""
    rows = (
        Review.objects.filter(facility__in=[one.pk for one in facilities])
        .order_by()
        .values_list("facility")
        .annotate(average=Avg("stars"), number=Count("id"))
    )
    return {facility: Stars(round(average, 1), number) for facility, average, number in rows}


def latest_reviews(facility: Facility, number: int = 5) -> tuple[list[Review], Stars | None]:
    """The newest, and what all together say. One query."""
    all_ = {"average": Window(Avg("stars")), "number": Window(Count("id"))}
    rows: list[Any] = list(facility.reviews.annotate(**all_).order_by("-at")[:number])
    return rows, Stars(round(rows[0].average, 1), rows[0].number) if rows else None
