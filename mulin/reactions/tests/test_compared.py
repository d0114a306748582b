"""Somebody with the database's password changes a service's own row, not the log: `verify --database` names it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from mulin.funds import actions as funds
from mulin.funds.models import Gift, Spending
from mulin.funds.tests.cast import Warm, warm
from mulin.kernel.facts.models import Delivery
from mulin.kernel.facts.relay import drain
from mulin.reactions.comparing import compare
from mulin.transparency import actions as transparency
from mulin.transparency.models import Leaf
from mulin.volunteering import actions as volunteering
from mulin.volunteering.models import Certificate, EarningRule, Record
from mulin.volunteering.tests.test_bank import bank_open, earned
from tests.stage import NOON, Stage


@pytest.fixture
def fund(stage: Stage) -> Warm:
    """A gift of money, one of goods, a payment taken back and one that stands."""
    made = warm(stage)
    made.gift(1000)
    goods = made.gift(900, kind="goods", good_name="口罩", quantity=30, valued_by="发票")
    made.budget(made.seats, 800)
    funds.unpay(made.paid(made.approved(made.ask(300)), 300), reason="记错了", by=made.keeper, at=NOON)
    made.paid(made.approved(made.ask(600)), 550)
    funds.take_back(goods, reason="登记重了", by=made.keeper, at=NOON)
    publish()
    return made


def publish() -> None:
    Delivery.objects.filter(done_at=None).update(due_at=NOON)
    while drain():
        pass
    transparency.keep_up(NOON)


@contextmanager
def walls_down(table: str) -> Iterator[None]:
    """What somebody with the database's own password can do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks that still wait cannot be altered
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        kept = cursor.fetchall()
        for name, _sql in kept:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in kept:
            cursor.execute(sql)


def alter(table: str, pk: int, **values: Any) -> None:
    with walls_down(table), connection.cursor() as cursor:
        columns = ", ".join(f'"{name}" = %s' for name in values)
        cursor.execute(f"UPDATE {table} SET {columns} WHERE id = %s", [*values.values(), pk])


def leaf_of(kind: str, pk: int) -> int:
    return Leaf.objects.filter(kind=kind, subject_id=pk).latest("number").number


@pytest.mark.row("C147", "C113")
def test_a_gift_whose_amount_was_changed_in_the_database_is_named(fund: Warm) -> None:
    assert list(compare()) == []
    gift = Gift.objects.get(kind="money")
    alter("funds_gift", gift.pk, amount=90000)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", "--database", stdout=out)
    log, rows = out.getvalue().splitlines()
    assert log.startswith("good   ") and log.endswith("in the database are as they were signed.")
    assert rows == (
        f"WRONG  leaf {leaf_of('funds.gift', gift.pk)} (funds.gift, row funds.gift {gift.pk}): "
        'amount is "¥1,000.00" in the log and "¥900.00" in the database'
    )


def test_a_payment_of_another_day_or_sum_is_named(fund: Warm) -> None:
    paid = Spending.objects.get(status="paid")
    alter("funds_spending", paid.pk, paid=1, paid_on=(NOON - timedelta(days=9)).date())
    name = f"leaf {leaf_of('funds.spending', paid.pk)} (funds.spending, row funds.spending {paid.pk})"
    day, other = NOON.date(), (NOON - timedelta(days=9)).date()
    assert list(compare()) == [
        f'{name}: amount is "¥550.00" in the log and "¥0.01" in the database',
        f'{name}: day is "{day}" in the log and "{other}" in the database',
    ]


def test_rows_put_in_dropped_or_moved_on_behind_our_back_are_named(fund: Warm) -> None:
    gift = Gift.objects.get(kind="money")
    forged = Gift.objects.get(pk=gift.pk)
    forged.pk = None
    forged.save()
    alter("funds_gift", gift.pk, status="taken_back")
    assert list(compare()) == [
        f"funds.gift {forged.pk}: the row stands in the database, and no record in the log tells of it",
        f"funds.gift_taken_back {gift.pk}: the row stands in the database, and no record in the log tells of it",
    ]


@pytest.mark.row("C074")
def test_changed_hours_and_certificates_are_named_and_honest_corrections_are_not(stage: Stage) -> None:
    team = bank_open(stage)
    worker, day = team.who(stage.zhao_min), NOON.date()
    noted = earned(team, 90)
    volunteering.dispute(noted, words="是一小时", by=team.who(stage.liu_yang), at=NOON)
    volunteering.confirm(noted, minutes=60, words="查过了", by=team.who(stage.zhou_ming), at=NOON)
    volunteering.take_back(earned(team, 30), words="没有来", by=worker, at=NOON)
    asked = volunteering.ask_certificate(team.liu_yang, since=day - timedelta(days=30), until=day, by=worker, at=NOON)
    issued = volunteering.issue(asked, by=worker, at=NOON)
    secretary = team.who(stage.zhou_ming)
    rule = volunteering.set_points_rule(stage.community, "shift", amount=5, since=day, by=secretary, at=NOON)
    volunteering.end_points_rule(rule, day + timedelta(days=9), by=secretary, at=NOON)
    publish()
    assert list(compare()) == []
    alter("volunteering_record", noted.pk, minutes=600)
    alter("volunteering_certificate", issued.pk, minutes=6000)
    alter("volunteering_earningrule", rule.pk, amount=50, until=None)
    assert {line.partition("): ")[2] for line in compare()} == {
        "minutes is 60 in the log and 600 in the database", "minutes is 60 in the log and 6000 in the database",
        "points is 5 in the log and 50 in the database",
        f'until is "{day + timedelta(days=9)}" in the log and null in the database',
    }  # fmt: skip
    assert (Record.objects.count(), Certificate.objects.count(), EarningRule.objects.count()) == (2, 1, 1)


def test_what_waits_for_its_number_is_not_missing_and_what_was_given_up_is(stage: Stage) -> None:
    made = warm(stage)
    gift = made.gift(1000)
    assert list(compare()) == [], "its follow-up is owed"
    drain()
    assert list(compare()) == [], "the log owes it a number"
    second = made.gift(5)
    Delivery.objects.filter(done_at=None).update(due_at=None)
    transparency.keep_up(NOON)
    assert list(compare()) == [f"funds.gift {second.pk}: the row stands in the database, and no record in the log tells of it"]
    assert gift.pk != second.pk
