"""Redeeming: pieces and points are set aside together, and together handed over or free again."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.kernel.jobs.each import each
from mulin.ledger import actions as ledger
from mulin.ledger.models import Hold, Source, coded
from mulin.people.models import Person
from mulin.volunteering import facts, flow
from mulin.volunteering.models import Item, Order
from mulin.volunteering.queries import shop as queries
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import shop as rules

from .points import book_of, redeemed_in, wallet_of
from .shop import lock_item

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another


@transaction.atomic
def redeem(item: Item, person: Person, pieces: int = 1, *, once_key: str, by: Who, at: datetime) -> Order:
    """Set pieces aside for somebody. The same key again finds the order.

    Raises:
        Refused: none left, too dear, above the limit of a person, outside its days: the reason says which.
    """
    item = lock_item(item.pk)
    there = Order.objects.filter(person=person, once_key=once_key).first()
    if there is not None:
        return there
    person = Person.objects.select_related("community").get(pk=person.pk)
    require(rules.may_redeem(by, item, person, pieces, queries.purse_of(item, person.pk), localdate(at)))
    points, wallet = item.price * pieces, wallet_of(book_of(person.community, at), person, at)
    code = _code()
    hold = ledger.reserve(
        wallet, points, once_key=f"order {person.pk} {once_key}", reason=coded("volunteering.order", item.name),
        purpose="shop", at=at, by=by.standing,
    )  # fmt: skip
    made = Order.objects.create(
        item=item, person=person, pieces=pieces, points=points, code=code, hold_id=hold.pk, once_key=once_key, placed_at=at,
        placed_by=by.standing.person_id or 0, fetch_by=at + timedelta(days=item.hold_days),
    )  # fmt: skip
    item.reserved += pieces
    item.save(update_fields=["reserved"])
    own = by.standing.person_id == person.pk
    record(facts.OrderPlaced(made.pk, person.pk, own), actor_id=by.standing.account_id, at=at)
    return made


@transaction.atomic
def hand_over(order: Order, *, code: str = "", by: Who, at: datetime) -> Order:
    """At the counter: by the person's code, or without one by who knows the person. Handed over already: the order.

    Raises:
        Refused: the code is another's, or the time to fetch it is over.
    """
    order = _locked(order)
    if order.status == Order.Status.HANDED and rules.serves_counter(by, order.item):
        return order
    require(rules.may_hand_over(by, order))
    if order.fetch_by < at:
        raise Refused(_("过了领取的时间，请本人重新兑换。"))
    if code and spelt(code) != order.code:
        raise Refused(_("领取码不对，请再看一遍。"))
    if not code and not by.keeps(order.item.community.path):
        raise Refused(_("请输入本人出示的领取码。"))
    hold = Hold.objects.select_related("book", "account").get(pk=order.hold_id)
    spent = redeemed_in(hold.book, at)
    ledger.post_hold(
        hold, [(hold.account, -order.points), (spent, order.points)], at=at, by=by.standing,
        source=Source("volunteering.order", str(order.pk)),
    )  # fmt: skip
    order.how = Order.How.CODE if code else Order.How.COUNTER
    _end(order, flow.HAND_OVER, by=by, at=at)
    order.item.reserved -= order.pieces
    order.item.handed += order.pieces
    order.item.save(update_fields=["reserved", "handed"])
    record(facts.OrderHanded(order.pk, order.person_id), actor_id=by.standing.account_id, at=at)
    return order


@transaction.atomic
def cancel_order(order: Order, words: str, *, by: Who, at: datetime) -> Order:
    """Points and pieces are free again. Cancelled already: the order."""
    order = _locked(order)
    if order.status == Order.Status.CANCELLED:
        return order
    require(rules.may_cancel_order(by, order))
    own = by.standing.person_id == order.person_id
    order.words = words.strip()[:200] or (_("本人取消") if own else "")
    if not order.words:
        raise Refused(_("请写原因，本人会看到。"))
    return _freed(order, flow.CANCEL, by=by, at=at)


def expire_orders(at: datetime) -> int:
    """The clock's job: what nobody fetched goes back, each in its own transaction."""
    due = Order.objects.filter(status=Order.Status.RESERVED, fetch_by__lt=at).order_by("fetch_by", "id")[:1000]
    return each(due, lambda order: _lapse(order, at))


def _lapse(order: Order, at: datetime) -> bool:
    kept = _locked(order)
    if kept.status != Order.Status.RESERVED or kept.fetch_by >= at:
        return False  # fetched meanwhile
    _freed(kept, flow.LAPSE, by=None, at=at)
    return True


def spelt(code: str) -> str:
    return "".join(code.upper().split()).replace("-", "")


def _freed(order: Order, move: Step, *, by: Who | None, at: datetime) -> Order:
    ledger.release(Hold.objects.get(pk=order.hold_id), at=at, by=by.standing if by else None)
    _end(order, move, by=by, at=at)
    order.item.reserved -= order.pieces
    order.item.save(update_fields=["reserved"])
    own = by is not None and by.standing.person_id == order.person_id
    fact = facts.OrderEnded(order.pk, order.person_id, by is None, own)
    record(fact, actor_id=by.standing.account_id if by else None, at=at)
    return order


def _end(order: Order, move: Step, *, by: Who | None, at: datetime) -> None:
    order.status = advance(order.status, move)
    order.ended_at, order.ended_by = at, by.standing.person_id if by else None
    order.save(update_fields=["status", "ended_at", "ended_by", "how", "words"])


def _locked(order: Order) -> Order:
    """The item first, as everybody who moves pieces does."""
    item = lock_item(order.item_id)
    kept = Order.objects.select_for_update(of=("self",)).select_related("person").get(pk=order.pk)
    kept.item = item
    return kept


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(8))
