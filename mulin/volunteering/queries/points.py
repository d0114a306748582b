from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.core.paginator import Page
from django.db.models import F, Q, QuerySet, Sum

from mulin.ledger import queries as ledger
from mulin.ledger.models import Account, Entry, Line
from mulin.volunteering.models import Appeal, Award, EarningRule, OnBoard, Order
from mulin.volunteering.rules import Who
from mulin.volunteering.rules.points import SoFar, words_of

from .visible import communities_kept

BOOK = "millet"
A_FEW = 5


def rule_on(community_id: int, kind: str, on: date) -> EarningRule | None:
    """The version in force on a day: the youngest that had begun, unless it was ended before."""
    rule = EarningRule.objects.filter(community=community_id, kind=kind, since__lte=on).order_by("-since").first()
    return rule if rule is not None and (rule.until is None or rule.until >= on) else None


def rules_in_force(community_id: int, on: date) -> list[EarningRule]:
    """One a kind, also those that begin later, each with the day it ends by a younger one in `ends`."""
    rows = list(EarningRule.objects.filter(community=community_id).order_by("kind", "since"))
    found = []
    for number, rule in enumerate(rows):
        follows = rows[number + 1] if number + 1 < len(rows) and rows[number + 1].kind == rule.kind else None
        if (rule.until is None or rule.until >= on) and (follows is None or follows.since > on):
            found.append(rule)
    return found


def rules_over(community_id: int, on: date) -> list[EarningRule]:
    """Those that no longer count, youngest first: what was earned by them stays."""
    now = {rule.pk for rule in rules_in_force(community_id, on)}
    return list(EarningRule.objects.filter(community=community_id).exclude(pk__in=now).order_by("-since", "kind")[:50])


KEPT = F("amount") - F("taken_back")


def so_far(person_id: int, rule: EarningRule, day: date) -> SoFar:
    """One query; what was taken back leaves its room."""
    month = Q(day__year=day.year, day__month=day.month)
    found = Award.objects.filter(person=person_id, kind=rule.kind).aggregate(
        of_day=Sum(KEPT, filter=Q(day=day)), of_month=Sum(KEPT, filter=month), ever=Sum(KEPT, filter=Q(rule=rule))
    )
    return SoFar(found["of_day"] or 0, found["of_month"] or 0, found["ever"] or 0)


class Points(NamedTuple):
    """What somebody has, as the ledger keeps it."""

    free: int
    held: int  # set aside for orders


def account_of(person_id: int) -> Account | None:
    rows = Account.objects.filter(holder_kind="person", holder_id=person_id, book__code=BOOK)
    return rows.select_related("book").first()


def points_of(person_id: int) -> Points:
    account = account_of(person_id)
    return Points(account.free, account.held) if account else Points(0, 0)


@dataclass(frozen=True)
class Row:
    """One line of somebody's statement: what for, where to read of it, what was left."""

    entry: Entry
    kind: str
    title: str
    amount: int
    balance: int
    url: str
    award: Award | None


@dataclass(frozen=True)
class Statement:
    points: Points
    rows: list[Row]
    page: Page[Line] | None
    waiting: list[Order]  # to be fetched, all of them
    unpaid: list[Award]  # deeds that earned less than their rule says: each tells why


def statement_of(person_id: int, page: str | int | None) -> Statement:
    """Paged, newest first; the same number of queries whatever is on the page."""
    account = account_of(person_id)
    if account is None:
        return Statement(Points(0, 0), [], None, [], list(unpaid(person_id)[:A_FEW]))
    found = ledger.statement(account, page=page, per_page=15)
    entries = [row.entry for row in found.rows]
    refs = {entry.source_ref for entry in entries if entry.source_kind == "volunteering.order" and entry.source_ref.isdecimal()}
    origins = [_origin(entry) for entry in entries]
    all_awards = list(Award.objects.filter(Q(entry_id__in=origins) | Q(pk__in=unpaid(person_id).values("pk")[:A_FEW])))
    awards = {award.entry_id: award for award in all_awards if award.entry_id in origins}
    waiting = Q(person=person_id, status=Order.Status.RESERVED)
    all_orders = list(Order.objects.filter(Q(pk__in=[int(ref) for ref in refs]) | waiting).select_related("item").order_by("-id"))
    orders = {str(order.pk): order for order in all_orders}
    rows = []
    for row in found.rows:
        award, order = awards.get(_origin(row.entry)), None
        if row.entry.source_kind == "volunteering.order":
            order = orders.get(row.entry.source_ref)
        kind = words_of(award.kind) if award else str(order.get_status_display()) if order else row.entry.said
        title = award.title if award else order.item.said if order else ""
        url = award.url if award else f"/shop/orders/{order.pk}/" if order else ""
        own = award if award and award.entry_id == row.entry.pk else None
        rows.append(Row(row.entry, kind, title, row.amount, row.balance, url, own))
    less = sorted((award for award in all_awards if award.why), key=lambda award: -award.pk)[:A_FEW]
    ahead = [order for order in all_orders if order.status == Order.Status.RESERVED and order.person_id == person_id]
    return Statement(Points(account.free, account.held), rows, found.page, ahead, less)


def _origin(entry: Entry) -> int:
    """The entry that a reversal takes back, or itself."""
    return entry.reverses_id or entry.pk


def unpaid(person_id: int) -> QuerySet[Award]:
    """Deeds that earned less than their rule says, newest first: each tells why."""
    return Award.objects.filter(person=person_id).exclude(why="").order_by("-id")


def appeals_of(person_id: int) -> QuerySet[Appeal]:
    return Appeal.objects.filter(person=person_id).select_related("award").order_by("-id")


def appeals_visible_to(who: Who) -> QuerySet[Appeal]:
    seen = Q(community__in=communities_kept(who))
    if who.standing.person_id is not None:
        seen |= Q(person_id=who.standing.person_id)
    return Appeal.objects.filter(seen).select_related("person", "community", "award")


def appeals_waiting(who: Who) -> QuerySet[Appeal]:
    """Those to be answered, soonest due first; never one's own."""
    rows = appeals_visible_to(who).filter(status=Appeal.Status.OPEN, community__in=communities_kept(who))
    return rows.exclude(person_id=who.standing.person_id or 0).order_by("due_at", "id")


class Standing(NamedTuple):
    name: str
    points: int
    own: bool


def board(community_id: int, year: int, me: int | None) -> list[Standing]:
    """Those who wish to be on it, by what they earned in the year. Two queries; nobody else is counted or named."""
    wishing = dict(OnBoard.objects.filter(community=community_id, until=None).values_list("person", "shown_as"))
    earned = Award.objects.filter(community=community_id, person__in=wishing, day__year=year).values("person")
    points = dict(earned.annotate(sum=Sum(KEPT)).values_list("person", "sum"))
    rows = [Standing(name, points.get(person, 0), person == me) for person, name in wishing.items()]
    return sorted(rows, key=lambda row: (-row.points, row.name))


class Totals(NamedTuple):
    """Of a community's points, from the ledger's kept balances and the rows of awards."""

    with_people: int
    earned: int
    spent: int


def totals(communities: set[int]) -> Totals:
    rows = Account.objects.filter(book__community__in=communities, book__code=BOOK)
    found = rows.aggregate(
        people=Sum("balance", filter=Q(holder_kind="person")), issued=Sum("balance", filter=Q(code="issued")),
        spent=Sum("balance", filter=Q(code="redeemed")),
    )  # fmt: skip
    return Totals(found["people"] or 0, -(found["issued"] or 0), found["spent"] or 0)


def overdue(appeal: Appeal, at: datetime) -> bool:
    return appeal.status == Appeal.Status.OPEN and appeal.due_at < at
