"""What the ledger says of funds, read at once for one or many: accounts, totals by month, and what is kept for projects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum

from mulin.funds.models import Earmark, Fund
from mulin.ledger.models import Account
from mulin.ledger.queries import Total, totals

from .accounts import BANK

MOVED = ("income", "expense")
STORE = "store:"


@dataclass(frozen=True)
class Figures:
    """All in 分, from the ledger's own totals: never counted a second way."""

    income: int
    spent: int
    balance: int
    reserved: int  # approved and not paid
    earmarked: int  # kept for seasons and projects
    by_purpose: dict[str, int]  # code → spent
    by_month: dict[date, tuple[int, int]]  # first day → came in, went out


class Reading:
    """Of funds that came with their books. Three queries, or two when it is known what is kept for projects."""

    def __init__(self, funds: Iterable[Fund], kept: dict[int, int] | None = None) -> None:
        self.funds = list(funds)
        books = {book for fund in self.funds for book in (fund.book, fund.goods)}
        rows = Account.objects.filter(book__in=books).filter(
            Q(kind__in=MOVED) | Q(code=BANK) | Q(code__startswith=STORE) | Q(code__startswith="budget:")
        )
        self.accounts: dict[int, list[Account]] = {book.pk: [] for book in books}  # by book, in the order of their names
        for account in rows.order_by("name", "id"):
            self.accounts[account.book_id].append(account)
        wanted = [one.pk for some in self.accounts.values() for one in some if not one.code.startswith("budget:")]
        self.totals: dict[int, list[Total]] = {}
        closed = {book.closed_through for book in books}
        for row in totals(Account.objects.filter(pk__in=wanted), closed=closed) if wanted else ():
            self.totals.setdefault(row.account_id, []).append(row)
        self.kept = _kept(self.funds) if kept is None else kept

    def bank(self, fund: Fund) -> Account:
        return next(one for one in self.accounts[fund.book_id] if one.code == BANK)

    def store(self, fund: Fund) -> list[Account]:
        """What lies in store, by good."""
        return [one for one in self.accounts[fund.goods_id] if one.code.startswith(STORE)]

    def figures(self, fund: Fund, since: date | None = None, until: date | None = None) -> Figures:
        """Whole months: `since` and `until` are any days of the first and the last one."""
        by_purpose: dict[str, int] = {}
        by_month: dict[date, tuple[int, int]] = {}
        for account in self.accounts[fund.book_id]:
            for row in self.moved(account, since, until) if account.kind in MOVED else ():
                came = row.spent - row.received if account.kind == "income" else 0
                went = row.received - row.spent if account.kind == "expense" else 0
                before = by_month.get(row.month, (0, 0))
                by_month[row.month] = (before[0] + came, before[1] + went)
                if went:
                    code = account.code.removeprefix("expense:")
                    by_purpose[code] = by_purpose.get(code, 0) + went
        bank, kept = self.bank(fund), self.kept.get(fund.pk, 0)
        return Figures(
            income=sum(came for came, _went in by_month.values()), spent=sum(went for _came, went in by_month.values()),
            balance=self.balance(bank, until) if until else bank.balance, reserved=bank.held - kept,
            earmarked=kept, by_purpose=by_purpose, by_month=by_month,
        )  # fmt: skip

    def moved(self, account: Account, since: date | None = None, until: date | None = None) -> list[Total]:
        rows = self.totals.get(account.pk, [])
        first = since.replace(day=1) if since else date.min
        return [row for row in rows if first <= row.month <= (until or date.max)]

    def balance(self, account: Account, until: date) -> int:
        """At the end of a month."""
        return sum(row.received - row.spent for row in self.moved(account, until=until))

    def before(self, account: Account, since: date) -> int:
        """At the beginning of a month."""
        return self.balance(account, since.replace(day=1) - timedelta(days=1))


def _kept(funds: list[Fund]) -> dict[int, int]:
    rows = Earmark.objects.filter(fund__in=funds, status=Earmark.Status.RESERVED)
    return dict(rows.order_by().values_list("fund").annotate(sum=Sum("left")))


def figures(fund: Fund, *, since: date | None = None, until: date | None = None) -> Figures:
    return Reading([fund]).figures(fund, since, until)
