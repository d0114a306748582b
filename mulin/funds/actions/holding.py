"""What an earmark holds in the ledger. A hold never changes: for another amount the old one is let go and a new one taken,
in one transaction that has locked the fund, so that nobody comes between.
"""

from datetime import datetime

from mulin.funds import queries
from mulin.funds.models import Earmark, Fund
from mulin.funds.queries.accounts import BANK
from mulin.ledger import actions as ledger
from mulin.ledger.models import Account
from mulin.organisations.queries import Standing


def locked_earmark(pk: int, fund_id: int) -> Earmark:
    """The fund first: everything that moves its money comes one after the other."""
    Fund.objects.select_for_update().values_list("pk").get(pk=fund_id)
    rows = Earmark.objects.select_for_update(of=("self",))
    return rows.select_related("fund__community", "fund__book", "purpose__fund__book", "hold", "limit").get(pk=pk)


def let_go(earmark: Earmark, *, by: Standing | None, at: datetime) -> None:
    """Its holds are released; the caller takes what is needed of them and calls `keep` with what is left."""
    for hold in (earmark.hold, earmark.limit):
        if hold:
            ledger.release(hold, at=at, by=by)
    earmark.hold = earmark.limit = None


def keep(earmark: Earmark, left: int, *, by: Standing | None, at: datetime) -> None:
    """From now on it holds `left` (分). Raises NotEnough when so much is not free."""
    earmark.left = left
    if left:
        earmark.held_times += 1
        source = ledger.Source("funds.earmark", str(earmark.pk))
        said = {"reason": earmark.title, "at": at, "by": by, "source": source, "purpose": earmark.purpose.code}
        bank, limit = accounts_of(earmark)
        key = f"earmark:{earmark.pk}:{earmark.held_times}"
        earmark.hold = ledger.reserve(bank, left, once_key=key, **said)  # type: ignore[arg-type]
        earmark.limit = ledger.reserve(limit, left, once_key=f"limit:{key}", **said)  # type: ignore[arg-type]
    earmark.save(update_fields=["left", "hold", "limit", "held_times", "status", "ended_at", "ended_by", "year"])


def hold_anew(earmark: Earmark, left: int, *, by: Standing | None, at: datetime) -> None:
    let_go(earmark, by=by, at=at)
    keep(earmark, left, by=by, at=at)


def accounts_of(earmark: Earmark) -> tuple[Account, Account]:
    """The money, and the budget it is taken from."""
    assert earmark.year is not None
    bank, limit = queries.account(earmark.fund.book, BANK), queries.budget_of(earmark.purpose, earmark.year)
    assert bank is not None and limit is not None
    return bank, limit


def back_to_earmark(earmark_id: int | None, fund_id: int, amount: int, *, by: Standing | None, at: datetime) -> None:
    """`amount` that was drawn and is free again is held again, while the earmark still holds; after that it stays free."""
    if not earmark_id or not amount:
        return
    kept = locked_earmark(earmark_id, fund_id)
    if kept.status == Earmark.Status.RESERVED:
        hold_anew(kept, kept.left + amount, by=by, at=at)
