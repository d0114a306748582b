"""What the shop has. Stock moves by rows that stay; the item's own figures are kept with them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.places.models import Place
from mulin.volunteering.models import Item, StockMove
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import shop as rules


@transaction.atomic
def add_item(community: Place, *, pieces: int = 0, by: Who, at: datetime, **values: Any) -> Item:
    """`values` are fields of Item; `pieces` come in at once."""
    require(rules.may_keep_shop(by, community.path))
    item = Item.objects.create(community=community, made_at=at, **values)
    return _moved(item, pieces, _("上架"), by, at) if pieces else item


@transaction.atomic
def change_item(item: Item, *, by: Who, at: datetime, **values: Any) -> Item:
    """Orders that wait keep their price and their time."""
    item = lock_item(item.pk)
    require(rules.may_keep_shop(by, item.community.path))
    for name, value in values.items():
        setattr(item, name, value)
    item.save(update_fields=list(values))
    return item


@transaction.atomic
def move_stock(item: Item, pieces: int, words: str, *, by: Who, at: datetime) -> Item:
    """Pieces that came in, or with a minus were written off: never those that somebody is to fetch."""
    item = lock_item(item.pk)
    require(rules.may_keep_shop(by, item.community.path))
    if not pieces or not -100_000 <= pieces <= 100_000:
        raise Refused(_("请写进了几件；减少写负数。"))
    if not words.strip():
        raise Refused(_("请写一句来历，如“春和物业送来”。"))
    if item.left + pieces < 0:
        raise Refused(_("只能减 %(left)s 件，其余的有人换了。") % {"left": item.left})
    return _moved(item, pieces, words.strip(), by, at)


@transaction.atomic
def close_item(item: Item, *, by: Who, at: datetime) -> Item:
    """No longer offered; who has one reserved still gets it."""
    item = lock_item(item.pk)
    require(rules.may_keep_shop(by, item.community.path))
    if item.closed_at is None:
        item.closed_at = at
        item.save(update_fields=["closed_at"])
    return item


def lock_item(pk: int) -> Item:
    """The row that decides about its pieces: who holds it alone counts. Always before the ledger's account."""
    return Item.objects.select_for_update(of=("self",)).select_related("community", "sponsor").get(pk=pk)


def _moved(item: Item, pieces: int, words: str, by: Who, at: datetime) -> Item:
    StockMove.objects.create(item=item, pieces=pieces, words=words, by_id=by.standing.person_id or 0, at=at)
    item.stock += pieces
    item.save(update_fields=["stock"])
    return item
