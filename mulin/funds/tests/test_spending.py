from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.funds import actions
from mulin.funds.models import Approval, Spending
from mulin.funds.queries import BANK, account, budget_of, figures
from mulin.kernel.access import Refused
from mulin.ledger.queries import prove
from tests.stage import NOON, Stage

from .cast import LATER, TODAY, Warm, warm


def rich(stage: Stage) -> Warm:
    fund = warm(stage)
    fund.gift(1000)
    fund.budget(fund.seats, 800)
    return fund


def free(fund: Warm) -> tuple[int, int]:
    bank, limit = account(fund.fund.book, BANK), budget_of(fund.seats, 2026)
    assert bank and limit
    return bank.free // 100, limit.free // 100


@pytest.mark.row("C113", "C114")
def test_from_wish_to_payment_every_figure_is_the_ledgers(stage: Stage) -> None:
    fund = rich(stage)
    spending = fund.approved(fund.ask(600))
    assert (spending.status, free(fund), figures(fund.fund).reserved) == ("reserved", (400, 200), 60000)
    paid = fund.paid(spending, 550)
    now = figures(fund.fund)
    assert (paid.status, free(fund)) == ("paid", (450, 250))
    assert (now.income, now.spent, now.balance, now.reserved) == (100000, 55000, 45000, 0)
    assert (now.by_purpose, now.by_month) == ({"seats": 55000}, {TODAY.replace(day=1): (100000, 55000)})
    assert prove(fund.fund.book).wrong == []


def test_two_others_say_yes(stage: Stage) -> None:
    fund = rich(stage)
    asked = actions.ask(fund.seats, title="座椅", words="", amount=100, by=fund.by(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused, match="要由别人审批"):
        actions.approve(asked, by=fund.by(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused, match="委员会成员和资金管理员"):
        actions.approve(asked, by=fund.by(stage.zhao_min), at=NOON)
    assert actions.approve(asked, by=fund.by(stage.li_xiuying), at=NOON).status == "asked"
    with pytest.raises(Refused, match="已经批过"):
        actions.approve(asked, by=fund.by(stage.li_xiuying), at=NOON)
    with pytest.raises(Refused, match="两位批准以后"):
        fund.paid(asked, 1)
    assert actions.approve(asked, by=fund.keeper, at=NOON).status == "reserved"


def test_nobody_is_asked_about_help_for_themselves_and_no_name_is_public(stage: Stage) -> None:
    fund = rich(stage)
    with pytest.raises(Refused, match="不要写受助人的姓名"):
        fund.ask(10, fund.aid, title="给刘洋的轮椅", person=stage.liu_yang)
    asked = fund.ask(10, fund.aid, title="一位邻居的轮椅", person=stage.liu_yang)
    with pytest.raises(Refused, match="给自己的帮助"):
        actions.approve(asked, by=fund.by(stage.liu_yang), at=NOON)


@pytest.mark.row("C114", "hours-4")
def test_neither_money_nor_budget_is_promised_twice(stage: Stage) -> None:
    fund = rich(stage)
    fund.approved(fund.ask(500))
    over_budget = fund.ask(400)
    actions.approve(over_budget, by=fund.by(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused):
        actions.approve(over_budget, by=fund.by(stage.liu_yang), at=NOON)
    assert (Spending.objects.get(pk=over_budget.pk).status, over_budget.approvals.count(), free(fund)) == ("asked", 1, (500, 300))
    no_budget = fund.ask(1, fund.aid)
    actions.approve(no_budget, by=fund.by(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused, match="定预算"):
        actions.approve(no_budget, by=fund.by(stage.liu_yang), at=NOON)
    with pytest.raises(Refused):
        fund.budget(fund.seats, -400, key="less")
    with pytest.raises(Refused, match="委员会"):
        actions.set_budget(fund.seats, 2026, 1, once_key="x", by=fund.keeper, at=NOON)


def test_what_ends_without_payment_frees_its_money(stage: Stage) -> None:
    fund = rich(stage)
    withdrawn = actions.withdraw(fund.approved(fund.ask(100)), by=fund.by(stage.zhao_min), at=NOON)
    late = fund.approved(fund.ask(100))
    assert actions.expire_due(NOON + timedelta(days=89)) == 0
    assert actions.expire_due(NOON + timedelta(days=91)) == 1
    late.refresh_from_db()
    refused = fund.ask(100)
    with pytest.raises(Refused, match="为什么不批准"):
        actions.refuse(refused, reason="", by=fund.by(stage.liu_yang), at=NOON)
    refused = actions.refuse(refused, reason="先用旧的", by=fund.by(stage.liu_yang), at=LATER)
    assert ((withdrawn.status, late.status, refused.status), free(fund)) == (("withdrawn", "expired", "refused"), (1000, 800))


def test_a_payment_needs_evidence_and_stays_within_what_was_approved(stage: Stage) -> None:
    fund = rich(stage)
    spending = fund.approved(fund.ask(100))
    with pytest.raises(Refused, match="付款凭证"):
        actions.pay(spending, paid=100, on=TODAY, evidence=[], by=fund.keeper, at=NOON)
    with pytest.raises(Refused, match="不能超过"):
        fund.paid(spending, 101)
    with pytest.raises(Refused, match="资金管理员"):
        actions.pay(spending, paid=1, on=TODAY, evidence=["x"], by=fund.by(stage.zhao_min), at=NOON)
    fund.paid(spending, 100)
    with pytest.raises(Refused):
        fund.paid(spending, 100)
    assert figures(fund.fund).spent == 10000


def test_the_database_keeps_what_was_said_and_paid(stage: Stage) -> None:
    fund = rich(stage)
    spending = fund.paid(fund.approved(fund.ask(100)), 100)
    own = fund.ask(5)
    for attempt in (
        lambda: Spending.objects.filter(pk=spending.pk).update(paid=1),
        lambda: Spending.objects.filter(pk=spending.pk).update(status="asked"),
        lambda: Spending.objects.filter(pk=own.pk).update(status="paid"),
        lambda: Spending.objects.filter(pk=own.pk).update(status="reserved"),
        lambda: Approval.objects.filter(spending=spending).update(at=LATER),
        lambda: Approval.objects.filter(spending=spending)._raw_delete("default"),
        lambda: Approval.objects.create(spending=own, person=stage.zhao_min, at=NOON),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


WHAT = st.lists(
    st.tuples(st.sampled_from(["gift", "ask", "approve", "pay", "withdraw", "budget"]), st.integers(1, 500)), max_size=14
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=WHAT)
def test_whatever_is_done_nothing_is_spent_that_is_not_there(stage: Stage, what: list[tuple[str, int]]) -> None:
    save = transaction.savepoint()
    fund, gave, spent, wishes = warm(stage), 0, 0, []
    fund.budget(fund.seats, 1, key="first")
    for number, (verb, size) in enumerate(what):
        chosen = wishes[size % len(wishes)] if wishes else None
        try:
            if verb == "gift":
                gave += fund.gift(size).amount
            elif verb == "budget":
                fund.budget(fund.seats, size, key=str(number))
            elif verb == "ask":
                wishes.append(fund.ask(size))
            elif chosen and verb == "approve":
                fund.approved(chosen)
            elif chosen and verb == "pay":
                spent += fund.paid(chosen, chosen.amount // 100).paid or 0
            elif chosen:
                actions.withdraw(chosen, by=fund.keeper, at=NOON)
        except Refused:
            pass
    now, (money, budget) = figures(fund.fund), free(fund)
    assert (now.income, now.spent, now.balance) == (gave, spent, gave - spent)
    assert money >= 0 and budget >= 0 and now.reserved <= now.balance
    assert prove(fund.fund.book).wrong == []
    transaction.savepoint_rollback(save)
