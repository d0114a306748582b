"""What everybody may read of a fund: rows of the keeper's account, without a name, and a year in twelve bars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from mulin.funds.models import Fund, Gift, HandOut, Spending
from mulin.kernel.bilingual import in_language
from mulin.ledger.models import Line
from mulin.ledger.queries import say

from .figures import Figures

GIFT, SPENDING, HAND_OUT = "funds.gift", "funds.spending", "funds.handout"
KINDS = {"income": GIFT, "spending": SPENDING}
HALF = 40  # of the picture's height of 100


@dataclass(frozen=True)
class Bar:
    """A month in the picture; lengths are in its units."""

    month: date
    left: int
    came: int  # 分
    went: int
    up: float
    down: float
    top: float


def rows(fund: Fund, of: str = "", purpose: str = "", since: date | None = None, until: date | None = None) -> QuerySet[Line]:
    """Newest first; those of `income` sum to that figure, those of `spending` to minus the other."""
    lines = Line.objects.filter(account__book=fund.book, account__code="bank").select_related("entry")
    lines = lines.filter(day__gte=since) if since else lines
    lines = lines.filter(day__lte=until) if until else lines
    if of in KINDS:
        lines = lines.filter(entry__source_kind=KINDS[of])
    if purpose:
        lines = lines.filter(entry__purpose=purpose)
    return lines.order_by("-day", "-id")


def year_of_bars(now: Figures, today: date) -> list[Bar]:
    months = [today.replace(day=1)]
    while len(months) < 12:
        months.insert(0, (months[0] - timedelta(days=1)).replace(day=1))
    moved = [now.by_month.get(month, (0, 0)) for month in months]
    most = max([1, *(max(pair) for pair in moved)])
    return [
        Bar(month, 2 + 10 * place, came, went, up := round(HALF * max(came, 0) / most, 1), round(HALF * max(went, 0) / most, 1), 55 - up)
        for place, (month, (came, went)) in enumerate(zip(months, moved, strict=True))
    ]  # fmt: skip


def goods_rows(fund: Fund, good: str) -> QuerySet[Line]:
    """What of one good came into store and left it, newest first."""
    lines = Line.objects.filter(account__book=fund.goods, account__code=f"store:{good}").select_related("entry", "account")
    return lines.order_by("-day", "-id")


@dataclass(frozen=True)
class Row:
    """A line for everybody, worded now: what it was, and what it stands for."""

    line: Line
    said: str
    why: str  # of a reversal
    gift: Gift | None = None
    spending: Spending | None = None
    hand_out: HandOut | None = None

    @property
    def is_reversal(self) -> bool:
        return self.line.entry.reverses_id is not None


def worded(lines: Iterable[Line]) -> list[Row]:
    """Three queries at most, however many rows."""
    return worded_with(lines, Gift.objects.none(), 0)[0]


def worded_with(lines: Iterable[Line], named: QuerySet[Gift], few: int) -> tuple[list[Row], list[Gift]]:
    """The rows, and the first `few` of the gifts whose donors are listed: read together."""
    lines = list(lines)
    wanted: dict[str, list[int]] = {}
    for line in lines:
        wanted.setdefault(line.entry.source_kind, []).append(int(line.entry.source_ref or 0))
    asked = Q(pk__in=wanted.get(GIFT, []))
    asked = asked | Q(pk__in=named.values("pk")[:few]) if few else asked
    gifts = (
        {one.pk: one for one in Gift.objects.filter(asked).select_related("donor", "sponsor")} if few or wanted.get(GIFT) else {}
    )
    spendings = Spending.objects.select_related("purpose").in_bulk(wanted.get(SPENDING, []))
    hand_outs = HandOut.objects.in_bulk(wanted.get(HAND_OUT, []))
    found = []
    for line in lines:
        entry, ref = line.entry, int(line.entry.source_ref or 0)
        gift = gifts.get(ref) if entry.source_kind == GIFT else None
        spending = spendings.get(ref) if entry.source_kind == SPENDING else None
        hand_out = hand_outs.get(ref) if entry.source_kind == HAND_OUT else None
        back = line.amount > 0 and not entry.reverses_id  # of a payment: some of it was returned, as the entry says
        said = in_language(spending.title, spending.title_en) if spending and not back else gift.said if gift else entry.said
        found.append(Row(line, said, entry.said if entry.reverses_id else "", gift, spending, hand_out))
    listed = [one for one in gifts.values() if one.status == Gift.Status.RECEIVED and one.listed_name and one.received_on]
    return found, sorted(listed, key=lambda one: (one.received_on or date.min, one.pk), reverse=True)[:few]


def named_gifts(fund: Fund) -> QuerySet[Gift]:
    """Of donors who agree now to be listed."""
    gifts = fund.gifts.filter(status=Gift.Status.RECEIVED, named_at__isnull=False, unnamed_at=None)
    return gifts.select_related("donor", "sponsor").order_by("-received_on", "-id")


@dataclass(frozen=True)
class Donors:
    """Of gifts received, taken back ones not among them. `amount` in 分, goods at their value."""

    kind: str
    label: str
    gifts: int
    amount: int

    @property
    def said(self) -> str:
        return say(self.amount, "cny")


def donors(fund: Fund) -> list[Donors]:
    """How many gifts, from persons, organisations and events."""
    rows = fund.gifts.filter(status=Gift.Status.RECEIVED).values("donor_kind").annotate(times=Count("id"), sum=Sum("amount"))
    labels = dict(Gift.Donor.choices)
    found = [
        Donors(row["donor_kind"], str(labels[row["donor_kind"]]), row["times"], row["sum"]) for row in rows.order_by("donor_kind")
    ]
    return sorted(found, key=lambda one: -one.amount)
