"""What is kept for something: lists for the desk, parts and draws of one, and what everybody may read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from mulin.funds.models import Earmark, Fund, Spending
from mulin.organisations.queries import Standing

from .visible import sits
from .waiting import kept_by

S = Spending.Status


def earmarks_to_decide(me: Standing, on: date) -> QuerySet[Earmark]:
    """On which one may say yes and has not."""
    mine = Q(fund__in=sits(me, on).values("fund")) | Q(fund__in=kept_by(me).values("pk"))
    rows = Earmark.objects.filter(mine, status=Earmark.Status.ASKED).exclude(asked_by=me.person_id or 0)
    return rows.exclude(approvals__person=me.person_id).order_by("asked_at", "id")


def whole_ones(fund: Fund) -> QuerySet[Earmark]:
    """Not the parts: those show with what they were taken from."""
    return fund.earmarks.filter(parent=None).select_related("purpose").order_by("-asked_at", "-id")


@dataclass(frozen=True)
class Used:
    """In 分, of an earmark with all its parts: held, drawn and not paid, paid less what came back."""

    left: int
    reserved: int
    paid: int


def used_of(earmarks: list[Earmark], parts_known: list[Earmark] | None = None) -> dict[int, Used]:
    """By earmark; two queries, however many there are, or one where all their parts are at hand."""
    ids = [one.pk for one in earmarks]
    if parts_known is None:
        parts = list(Earmark.objects.filter(parent__in=ids).values_list("id", "parent_id", "left"))
    else:
        parts = [(one.pk, one.parent_id or 0, one.left) for one in parts_known]
    belongs = {pk: pk for pk in ids} | {pk: parent for pk, parent, _left in parts}
    left = {one.pk: one.left for one in earmarks}
    for _pk, parent, rest in parts:
        left[parent] += rest
    reserved, paid = dict.fromkeys(ids, 0), dict.fromkeys(ids, 0)
    rows = Spending.objects.filter(earmark__in=list(belongs), status__in=(S.RESERVED, S.PAID))
    sums = rows.values("earmark", "status").annotate(amount=Sum("amount"), out=Sum("paid"), back=Sum("returned")).order_by()
    for row in sums:
        whole = belongs[row["earmark"]]
        if row["status"] == S.RESERVED:
            reserved[whole] += row["amount"]
        else:
            paid[whole] += row["out"] - (row["back"] or 0)
    return {pk: Used(left[pk], reserved[pk], paid[pk]) for pk in ids}


def opened_earmarks(fund: Fund) -> tuple[list[tuple[Earmark, Used]], int]:
    """For everybody: what is kept now, and for what; and all that is held, in 分. One query."""
    kept, out = Q(draws__status=S.RESERVED), Q(draws__status=S.PAID)
    rows = fund.earmarks.filter(Q(status=Earmark.Status.RESERVED) | Q(parent__status=Earmark.Status.RESERVED))
    sums = rows.select_related("purpose").annotate(
        reserved=Coalesce(Sum("draws__amount", filter=kept), 0),
        paid=Coalesce(Sum("draws__paid", filter=out), 0) - Coalesce(Sum("draws__returned", filter=out), 0),
    )
    there = list(sums.order_by("-asked_at", "-id"))
    held = sum(one.left for one in there if one.status == Earmark.Status.RESERVED)
    found: list[tuple[Earmark, Used]] = []
    for whole in there:
        if whole.parent_id is None:
            own = [one for one in there if whole.pk in (one.pk, one.parent_id)]
            used = Used(sum(one.left for one in own), sum(one.reserved for one in own), sum(one.paid for one in own))
            found.append((whole, used))
    return found, held
