"""What riders, volunteers and neighbours with a post work from on their phones (C095)."""

from django.db.models import F, QuerySet

from mulin.matters.models import Matter
from mulin.organisations.queries import Standing

from .waiting import in_my_pools

S = Matter.Status


def to_take(me: Standing) -> QuerySet[Matter]:
    """In the pools of my grids, by what is due first."""
    mine = in_my_pools(me)
    if mine is None:
        return Matter.objects.none()
    return Matter.objects.filter(mine).order_by(F("due_at").asc(nulls_last=True), "id")


def in_my_hands(me: Standing) -> QuerySet[Matter]:
    if me.person_id is None:
        return Matter.objects.none()
    rows = Matter.objects.filter(handler=me.person_id, status__in=[S.OFFERED, S.IN_HAND])
    return rows.order_by(F("due_at").asc(nulls_last=True), "id")
