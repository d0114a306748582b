from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from mulin.organisations.models import Organisation
from mulin.volunteering.models import Item, Order, StockMove
from mulin.volunteering.rules import Who
from mulin.volunteering.rules.shop import Purse

from .points import points_of
from .visible import communities_kept


def items_offered(community_id: int, on: date) -> QuerySet[Item]:
    """What the shop shows: open now or later; what is left first, then the cheapest."""
    rows = Item.objects.filter(Q(until=None) | Q(until__gte=on), community=community_id, closed_at=None)
    return rows.select_related("sponsor").order_by("price", "id")


def had(item: Item, person_id: int) -> int:
    rows = Order.objects.filter(item=item, person=person_id, status__in=("reserved", "handed"))
    return rows.aggregate(sum=Coalesce(Sum("pieces"), 0))["sum"]


def purse_of(item: Item, person_id: int) -> Purse:
    return Purse(points_of(person_id).free, had(item, person_id))


def orders_visible_to(who: Who) -> QuerySet[Order]:
    """One's own, those of the communities one keeps, and those of one's unit's own rewards."""
    seen = Q(item__community__in=communities_kept(who)) | Q(item__sponsor__in=who.standing.units())
    if who.standing.person_id is not None:
        seen |= Q(person_id=who.standing.person_id)
    return Order.objects.filter(seen).select_related("item__community", "item__sponsor", "person")


def orders_of(person_id: int) -> QuerySet[Order]:
    return Order.objects.filter(person=person_id).select_related("item").order_by("-id")


def orders_served(who: Who) -> QuerySet[Order]:
    """Those at one's counter."""
    mine = Q(item__community__in=communities_kept(who)) | Q(item__sponsor__in=who.standing.units())
    return Order.objects.filter(mine).select_related("item__community", "item__sponsor", "person")


def items_kept(who: Who) -> QuerySet[Item]:
    return Item.objects.filter(community__in=communities_kept(who)).select_related("sponsor", "community")


class Settled(NamedTuple):
    """An item as its sponsor counts it. `worth` is 分 for what was handed over, None where the sponsor said none."""

    item: Item
    came: int
    written_off: int
    handed: int
    waiting: int
    left: int
    worth: int | None


def settlement(organisation: Organisation, since: date, until: date) -> list[Settled]:
    """Movements of the days from `since` to `until`, stock as it is now. Three queries."""
    items = list(Item.objects.filter(sponsor=organisation).order_by("name", "id"))
    moves = StockMove.objects.filter(item__in=items, at__date__range=(since, until)).values("item")
    moved = {
        row["item"]: (row["came"] or 0, row["off"] or 0)
        for row in moves.annotate(came=Sum("pieces", filter=Q(pieces__gt=0)), off=Sum("pieces", filter=Q(pieces__lt=0)))
    }
    handed = Order.objects.filter(item__in=items, status=Order.Status.HANDED, ended_at__date__range=(since, until))
    gone = dict(handed.values("item").annotate(sum=Sum("pieces")).values_list("item", "sum"))
    found = []
    for item in items:
        came, off = moved.get(item.pk, (0, 0))
        pieces = gone.get(item.pk, 0)
        worth = None if item.worth is None else item.worth * pieces
        found.append(Settled(item, came, -off, pieces, item.reserved, item.left, worth))
    return found


def sponsors_visible_to(who: Who) -> QuerySet[Organisation]:
    sponsoring = Organisation.objects.filter(pk__in=Item.objects.exclude(sponsor=None).values("sponsor"))
    kept = Q(community__in=communities_kept(who)) | Q(pk__in=who.standing.units())
    return sponsoring.filter(kept).select_related("community").order_by("name", "id")
