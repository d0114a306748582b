"""What everybody may read of a fund: rows of the keeper's account, without a name, and a year in twelve bars."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from mulin.funds.models import Fund, Gift
from mulin.ledger.models import Line

from .figures import Figures

KINDS = {"income": "funds.gift", "spending": "funds.spending"}
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


def rows(fund: Fund, of: str = "", purpose: str = "") -> QuerySet[Line]:
    """Newest first; those of `income` sum to that figure, those of `spending` to minus the other."""
    lines = Line.objects.filter(account__book=fund.book, account__code="bank").select_related("entry")
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


def named_gifts(fund: Fund) -> QuerySet[Gift]:
    """Of donors who agree now to be listed."""
    gifts = fund.gifts.filter(status=Gift.Status.RECEIVED, named_at__isnull=False, unnamed_at=None)
    return gifts.select_related("donor", "sponsor").order_by("-received_on", "-id")
