"""Money that was paid and came back, all or some of it: posted with evidence, and both ways stay to be seen."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import queries, rules
from mulin.funds.facts import SpendingReturned
from mulin.funds.models import Earmark, Spending
from mulin.funds.queries import payees
from mulin.funds.queries.accounts import BANK, BUDGETS
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.ledger import actions as ledger
from mulin.ledger.models import coded
from mulin.organisations.queries import Standing

from .proving import attach
from .spending import locked


@transaction.atomic
def take_return(
    spending: Spending, *, amount: int, on: date, evidence: Sequence[str], public: Sequence[str] = (), by: Standing, at: datetime
) -> Spending:
    """Back in the keeper's account: money and budget are free again.

    Raises:
        Refused: not the keeper, no evidence, a day to come, or more than was paid.
    """
    kept = _taken(spending, amount, on, by=by, at=at)
    _proved(kept, evidence, public)
    return kept


@transaction.atomic
def take_returns(
    earmark: Earmark, *, amount: int, on: date, evidence: Sequence[str], public: Sequence[str] = (), by: Standing, at: datetime
) -> Earmark:
    """One transfer back for what was drawn of an earmark: of the last payment first."""
    rows = earmark.draws.filter(status=Spending.Status.PAID).order_by("-paid_on", "-id")
    parts: list[tuple[Spending, int]] = []
    left = amount
    for one in rows:
        part = min(left, (one.paid or 0) - (one.returned or 0))
        if part > 0:
            parts.append((one, part))
            left -= part
    require(rules.may_keep(by, earmark.fund))
    if amount <= 0 or left:
        raise Refused(_("退回的要大于 0，不能超过付出去的。"))
    taken = [_taken(one, part, on, by=by, at=at) for one, part in parts]
    _proved(taken[0], evidence, public)  # a file proves one thing: the newest payment
    return earmark


def _proved(of: Spending, evidence: Sequence[str], public: Sequence[str]) -> None:
    if not evidence and not public:
        raise Refused(_("请附上到账凭证，再登记。"))
    attach({"spending": of}, evidence, public)


def _taken(spending: Spending, amount: int, on: date, *, by: Standing, at: datetime) -> Spending:
    kept = locked(spending)
    require(rules.may_take_return(by, kept, amount))
    require(payees.may_return(kept, amount))
    if on > localdate(at):
        raise Refused(_("收到的日子还没有到，请改成今天或以前。"))
    bank, expense = queries.account(kept.fund.book, BANK), queries.expense_of(kept.purpose)
    budgets = queries.account(kept.fund.book, BUDGETS)
    assert bank and expense and budgets and kept.limit
    before, limit = kept.returned or 0, kept.limit.account
    ways = {"return": [(expense, -amount), (bank, amount)], "unlimit": [(budgets, -amount), (limit, amount)]}
    for key, lines in ways.items():
        ledger.post(
            kept.fund.book, lines, once_key=f"{key}:{kept.pk}:{before}", reason=coded("funds.returned", kept.title), at=at, by=by,
            source=ledger.Source("funds.spending", str(kept.pk)), purpose=kept.purpose.code, on=on,
        )  # fmt: skip
    kept.returned = before + amount
    kept.save(update_fields=["returned"])
    payees.returned(kept, amount, at=at)
    record(SpendingReturned(kept.pk, kept.fund_id, amount, kept.returned), actor_id=by.person_id, at=at)
    return kept
