"""Asked for by one, approved by two others, reserved at the second yes, paid with evidence."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.funds import flow, queries, rules
from mulin.funds.facts import (
    SpendingApproved,
    SpendingAsked,
    SpendingEnded,
    SpendingPaid,
    SpendingReserved,
    SpendingTakenBack,
)
from mulin.funds.models import Approval, Fund, Purpose, Spending
from mulin.funds.queries import payees
from mulin.funds.queries.accounts import BUDGETS
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance
from mulin.kernel.jobs.each import each
from mulin.ledger import actions as ledger
from mulin.ledger.models import Entry
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .holding import back_to_earmark
from .proving import attach
from .reserving import reserve

RESERVED_FOR = timedelta(days=90)


@transaction.atomic
def ask(
    purpose: Purpose, *, title: str, words: str, amount: int, payee: str = "", is_aid: bool = False,
    person: Person | None = None, about: str = "", title_en: str = "", by: Standing, at: datetime,
) -> Spending:  # fmt: skip
    """`is_aid`: for persons, of whom nothing is public. `person` is who is helped; then neither title nor payee may name them.

    Raises:
        Refused: not theirs to ask, or more than the charter allows.
    """
    fund = purpose.fund
    require(rules.may_ask(by, fund, queries.council_of(fund, localdate(at))))
    if amount <= 0:
        raise Refused(_("金额要大于 0。"))
    require(rules.within_charter(fund, amount, queries.aided(fund, person, localdate(at).year) if person else None))
    if person and (person.name in title or person.name in payee):
        raise Refused(_("标题和收款方会公开，请不要写受助人的姓名，可以写“一位邻居”。"))
    assert by.person_id is not None
    asked = Spending.objects.create(
        fund=fund, purpose=purpose, title=title, title_en=title_en, words=words, amount=amount, payee=payee,
        is_aid=is_aid or person is not None, person=person, about=about, asked_at=at, asked_by=by.person_id,
    )  # fmt: skip
    record(SpendingAsked(asked.pk, asked.fund_id, amount), actor_id=by.person_id, at=at)
    return asked


@transaction.atomic
def approve(spending: Spending, *, by: Standing, at: datetime) -> Spending:
    """One yes. The second one reserves: from then on nobody else can spend this money or this part of the budget.

    Raises:
        Refused: not theirs to say; NotEnough: so much is not free.
    """
    kept = locked(spending)
    today = localdate(at)
    yeses = set(kept.approvals.values_list("person_id", flat=True))
    require(rules.may_decide(by, kept, queries.council_of(kept.fund, today), yeses))
    assert by.person is not None
    Approval.objects.create(spending=kept, person=by.person, at=at)
    record(SpendingApproved(kept.pk, kept.fund_id, by.person.pk), actor_id=by.person_id, at=at)
    if len(yeses) + 1 < rules.YESES:
        return kept
    reserve(kept, by, at)
    kept.status = advance(kept.status, flow.RESERVE)
    kept.expires_at = at + RESERVED_FOR
    kept.save(update_fields=["hold", "limit", "status", "expires_at"])
    record(SpendingReserved(kept.pk, kept.fund_id, kept.amount), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def pay(
    spending: Spending, *, paid: int, on: date, evidence: Sequence[str], public: Sequence[str] = (), by: Standing, at: datetime
) -> Spending:
    """The keeper has paid it from the own account; what is left of the reserved amount is free again."""
    kept = locked(spending)
    require(rules.may_pay(by, kept))
    if not evidence and not public:
        raise Refused(_("请附上付款凭证，再登记。"))
    if not 0 < paid <= kept.amount:
        raise Refused(_("付的要大于 0，不能超过批准的金额。"))
    if on > localdate(at):
        raise Refused(_("付款的日子还没有到，请改成今天或以前。"))
    hold, limit, expense = kept.hold, kept.limit, queries.expense_of(kept.purpose)
    budgets = queries.account(kept.fund.book, BUDGETS)
    assert hold and limit and expense and budgets
    ledger.post_hold(hold, [(hold.account, -paid), (expense, paid)], at=at, by=by, on=on)
    ledger.post_hold(limit, [(limit.account, -paid), (budgets, paid)], at=at, by=by, on=on)
    kept.status, kept.paid, kept.paid_on = advance(kept.status, flow.PAY), paid, on
    kept.ended_at, kept.ended_by = at, by.person_id
    kept.save(update_fields=["status", "paid", "paid_on", "ended_at", "ended_by"])
    attach({"spending": kept}, evidence, public)
    back_to_earmark(kept.earmark_id, kept.fund_id, kept.amount - paid, by=by, at=at)
    payees.paid(kept, at=at)
    record(SpendingPaid(kept.pk, kept.fund_id, paid), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def unpay(spending: Spending, *, reason: str, by: Standing, at: datetime) -> Spending:
    """It was written down wrongly, or the money came back: both entries are reversed, all four stay to be seen."""
    kept = locked(spending)
    require(rules.may_unpay(by, kept))
    require(payees.may_go_back(kept))
    if not reason.strip():
        raise Refused(_("请写明为什么冲正，大家会看到。"))
    kept.status, kept.reason = advance(kept.status, flow.UNPAY), reason.strip()[:200]
    kept.save(update_fields=["status", "reason"])
    for entry in Entry.objects.filter(hold__in=[kept.hold_id, kept.limit_id]).select_related("book").order_by("hold_id"):
        ledger.reverse(entry, reason=kept.reason, at=at, by=by)
    back_to_earmark(kept.earmark_id, kept.fund_id, kept.paid or 0, by=by, at=at)
    payees.gone_back(kept, at=at)
    record(SpendingTakenBack(kept.pk, kept.fund_id, kept.paid or 0), actor_id=by.person_id, at=at)
    return kept


@transaction.atomic
def refuse(spending: Spending, *, reason: str, by: Standing, at: datetime) -> Spending:
    kept = locked(spending)
    yeses: set[int] = set()  # who said yes may think better of it
    require(rules.may_decide(by, kept, queries.council_of(kept.fund, localdate(at)), yeses))
    if not reason.strip():
        raise Refused(_("请写明为什么不批准，申请人会看到。"))
    kept.reason = reason.strip()[:200]
    return end(kept, flow.REFUSE, by, at)


@transaction.atomic
def withdraw(spending: Spending, *, by: Standing, at: datetime) -> Spending:
    kept = locked(spending)
    require(rules.may_withdraw(by, kept))
    return end(kept, flow.WITHDRAW, by, at)


def expire_due(at: datetime) -> int:
    """The clock's job: what was approved and not paid in time frees its money."""
    due = Spending.objects.filter(status=Spending.Status.RESERVED, expires_at__lte=at).order_by("expires_at")[:200]
    return each(due, lambda spending: _expire(spending, at))


@transaction.atomic
def _expire(spending: Spending, at: datetime) -> bool:
    kept = locked(spending)
    if kept.status != Spending.Status.RESERVED:  # paid or withdrawn meanwhile
        return False
    end(kept, flow.EXPIRE, None, at)
    return True


def end(kept: Spending, move: Step, by: Standing | None, at: datetime) -> Spending:
    kept.status = advance(kept.status, move)
    for hold in (kept.hold, kept.limit):
        if hold:
            ledger.release(hold, at=at, by=by)
    back_to_earmark(kept.earmark_id, kept.fund_id, kept.amount if kept.hold else 0, by=by, at=at)
    actor = by.person_id if by else None
    kept.ended_at, kept.ended_by = at, actor
    kept.save(update_fields=["status", "ended_at", "ended_by", "reason"])
    record(SpendingEnded(kept.pk, kept.fund_id, kept.status), actor_id=actor, at=at)
    return kept


def locked(spending: Spending) -> Spending:
    """The fund first: everything that moves its money comes one after the other."""
    Fund.objects.select_for_update().values_list("pk").get(pk=spending.fund_id)
    rows = Spending.objects.select_for_update(of=("self",))
    return rows.select_related("fund__community", "fund__book", "purpose__fund__book", "hold__account", "limit__account").get(
        pk=spending.pk
    )
