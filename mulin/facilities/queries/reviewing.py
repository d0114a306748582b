from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Avg, Count

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
