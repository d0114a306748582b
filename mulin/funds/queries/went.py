"""Where a gift went: what came first is spent first, so that every donor has an answer."""

from dataclasses import dataclass
from datetime import date

from mulin.funds.models import Gift, HandOut, Spending


@dataclass(frozen=True)
class Part:
    """So much of the gift (分 or pieces) was used for this payment or hand-out."""

    used: int
    on: date
    spending: Spending | None = None
    hand_out: HandOut | None = None


def went(gift: Gift) -> list[Part]:
    """In the order in which it was used; what is missing is still there."""
    if gift.status != Gift.Status.RECEIVED:
        return []
    same = Gift.objects.filter(fund=gift.fund_id, kind=gift.kind, good=gift.good, status=Gift.Status.RECEIVED)
    size = "amount" if gift.kind == Gift.Kind.MONEY else "quantity"
    before = 0
    for pk, amount in same.order_by("received_on", "id").values_list("id", size):
        if pk == gift.pk:
            break
        before += amount
    mine = (before, before + (getattr(gift, size) or 0))
    return _of_money(gift, mine) if gift.kind == Gift.Kind.MONEY else _of_goods(gift, mine)


def _of_money(gift: Gift, mine: tuple[int, int]) -> list[Part]:
    rows = Spending.objects.filter(fund=gift.fund_id, status=Spending.Status.PAID).select_related("purpose")
    parts, at = [], 0
    for row in rows.order_by("paid_on", "id"):
        paid = (row.paid or 0) - (row.returned or 0)
        if (used := _shared(mine, at, at + paid)) and row.paid_on:
            parts.append(Part(used, row.paid_on, spending=row))
        at += paid
    return parts


def _of_goods(gift: Gift, mine: tuple[int, int]) -> list[Part]:
    parts, at = [], 0
    for row in HandOut.objects.filter(fund=gift.fund_id, good=gift.good, taken_back_at=None).order_by("on", "id"):
        if used := _shared(mine, at, at + row.quantity):
            parts.append(Part(used, row.on, hand_out=row))
        at += row.quantity
    return parts


def _shared(mine: tuple[int, int], begins: int, ends: int) -> int:
    return max(0, min(mine[1], ends) - max(mine[0], begins))
