"""Who brings meals to those who cannot come, and what waits to be brought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mulin.facilities.models import Canteen, Deliverer, Order
from mulin.places.models import Place

from .visible import orders


def deliverers_of(canteen: Canteen) -> list[Deliverer]:
    rows = Deliverer.objects.filter(canteen=canteen, until=None, person__left_on=None)
    return list(rows.select_related("person").order_by("person__name", "id"))


def canteens_delivered_by(person_id: int) -> QuerySet[Deliverer]:
    return Deliverer.objects.filter(person=person_id, until=None)


@dataclass(frozen=True)
class Waiting:
    """A meal that nobody has taken yet, said without a name or a door: only who takes it learns them."""

    order: Order
    house: Place | None


def waiting_for(person_id: int, today: date) -> Sequence[Waiting]:
    """Two queries: what the canteens for which one brings meals have to be brought."""
    canteens = canteens_delivered_by(person_id).values("canteen")
    rows = list(orders().filter(canteen__in=canteens, status=Order.Status.ORDERED, on__gte=today).order_by("on", "course", "id"))
    above = {int(step) for row in rows for step in row.room.path.split("/") if step}
    houses = {one.pk: one for one in Place.objects.filter(pk__in=above, kind=Place.Kind.BUILDING)}
    return [Waiting(row, next((houses[pk] for pk in _steps(row) if pk in houses), None)) for row in rows]


def _steps(order: Order) -> list[int]:
    return [int(step) for step in order.room.path.split("/") if step]
