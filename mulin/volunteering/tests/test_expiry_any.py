"""Whatever happens in two years: balances replay, nobody falls below zero, nothing goes that was not told twice in time."""

import random
from datetime import date, timedelta

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.ledger.models import Account, Book, Entry
from mulin.ledger.queries import prove
from mulin.volunteering import actions
from mulin.volunteering.models import Expiry
from tests.stage import Stage

from .test_expiry import bank_that_expires, earn, on

BEGIN = date(2026, 11, 20)


@pytest.mark.row("C074", "hours-2")
@pytest.mark.parametrize("seed", [1, 2])
def test_any_two_years_of_the_bank(stage: Stage, seed: int) -> None:
    dice, team = random.Random(seed), bank_that_expires(stage, months=6)
    liu, asked = team.who(stage.liu_yang), []
    day = BEGIN
    for step in range(40):
        day += timedelta(days=dice.choice([1, 5, 12, 30, 75]))
        act = dice.choice(["earn", "earn", "give", "ask", "withdraw", "clock", "clock", "clock"])
        if act == "earn":
            earn(team, dice.randint(10, 200), day)
        elif act == "clock":
            for ahead in sorted(dice.sample(range(25), 3)):
                actions.expire_minutes(on(day + timedelta(days=ahead)))
            day += timedelta(days=25)
        try:
            if act == "give":
                actions.donate(stage.liu_yang, dice.randint(1, 150), to=None, once_key=f"{step}", by=liu, at=on(day))
            elif act == "ask":
                wanted = on(day) + timedelta(days=3)
                asked.append(
                    actions.ask_help(
                        stage.liu_yang, stage.room_302, words="换灯泡", wanted_from=wanted, wanted_to=wanted + timedelta(days=40),
                        minutes=dice.randint(15, 120), payer="own", once_key=f"{step}", by=liu, at=on(day),
                    )
                )  # fmt: skip
            elif act == "withdraw" and asked:
                actions.withdraw_help(asked.pop(), by=liu, at=on(day))
        except Refused:  # not enough minutes
            pass
        assert all(account.balance >= account.held for account in Account.objects.filter(holder_kind="person"))
    earn(team, 60, day)
    for ahead in (300, 361, 369):
        actions.expire_minutes(on(day + timedelta(days=ahead)))
    assert prove(Book.objects.get(code="minutes")).wrong == []
    _each_was_told_twice_in_time()


def _each_was_told_twice_in_time() -> None:
    facts = Fact.objects.filter(kind="volunteering.minutes_expiring").order_by("id")
    told = [(row.data["expiry_id"], row.data["again"], row.happened_at.date(), row.data["minutes"]) for row in facts]
    moved = Entry.objects.filter(purpose="expiry").order_by("id")
    assert moved.exists()
    for entry in moved:
        pk = int(entry.once_key.split()[1])
        amount = max(entry.lines.values_list("amount", flat=True))
        first = [at for expiry, again, at, _minutes in told if expiry == pk and not again]
        last = [(at, minutes) for expiry, again, at, minutes in told if expiry == pk and again and at < entry.day]
        assert len(first) == 1 and first[0] + timedelta(days=60) < entry.day
        assert last[-1][0] + timedelta(days=7) < entry.day and amount <= last[-1][1]
    for row in Expiry.objects.all():
        gone = sum(
            max(entry.lines.values_list("amount", flat=True)) for entry in moved if int(entry.once_key.split()[1]) == row.pk
        )
        assert gone == row.expired <= row.announced
