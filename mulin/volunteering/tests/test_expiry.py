"""Minutes expire only where the dated rules say so, announced twice, oldest first, into the pool."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone
from hypothesis import given
from hypothesis import strategies as st

from mulin.kernel.facts.models import Fact
from mulin.ledger.models import Account, Entry
from mulin.ledger.queries import prove
from mulin.volunteering import actions, rules
from mulin.volunteering.models import Expiry
from mulin.volunteering.queries.bank import minutes_of_person, own_bank
from mulin.volunteering.rules.expiry import Moved, Set, by_month, lots
from tests.stage import NOON, Stage

from .cast import Squad, squad


def on(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=get_current_timezone())


def bank_that_expires(stage: Stage, months: int | None = 12, **changes: object) -> Squad:
    team = squad(stage)
    values = rules.NANJING | {"expires_after_months": months} | changes
    actions.set_bank_rules(stage.community, since=date(2026, 1, 1), by=team.who(stage.zhao_min), at=NOON, **values)
    return team


def earn(team: Squad, minutes: int, day: date) -> None:
    worker = team.who(team.stage.zhao_min)
    noted = actions.note_service(
        team.liu_yang, kind="visit", content="陪李阿姨看病", begins_at=on(day) - timedelta(hours=3), minutes=minutes, by=worker,
        at=on(day),
    )  # fmt: skip
    actions.bank(actions.confirm(noted, by=worker, at=on(day)), at=on(day))


def told() -> list[tuple[str, dict[str, object]]]:
    rows = Fact.objects.filter(kind__startswith="volunteering.minutes_").order_by("id").values_list("kind", "data")
    return [(kind.removeprefix("volunteering.minutes_"), data) for kind, data in rows]


@pytest.mark.row("C074")
def test_unused_minutes_are_announced_twice_and_then_go_to_the_pool(stage: Stage) -> None:
    team = bank_that_expires(stage)
    earn(team, 90, date(2026, 11, 5))
    earn(team, 30, date(2026, 12, 1))
    actions.donate(stage.liu_yang, 20, to=None, once_key="a", by=team.who(stage.liu_yang), at=on(date(2026, 12, 2)))
    row = lambda: Expiry.objects.order_by("month").first()  # noqa: E731
    actions.expire_minutes(on(date(2027, 9, 30)))
    assert row() is None  # 61 days ahead
    actions.expire_minutes(on(date(2027, 10, 1)))
    assert [(one.row.on, one.minutes) for one in own_bank(stage.liu_yang, NOON.date()).coming] == [(date(2027, 11, 30), 70)]
    actions.expire_minutes(on(date(2027, 11, 22)))
    assert row().reminded is None
    actions.expire_minutes(on(date(2027, 11, 23)))
    actions.expire_minutes(on(date(2027, 11, 30)))  # still theirs on the last day
    assert minutes_of_person(stage.liu_yang.id).free == 100
    actions.expire_minutes(on(date(2027, 12, 1)))
    actions.expire_minutes(on(date(2027, 12, 2)))
    assert minutes_of_person(stage.liu_yang.id).free == 30
    assert Account.objects.get(code="pool").balance == 90
    moved = Entry.objects.get(purpose="expiry")
    assert (moved.said, moved.by_id) == ("12 个月没有用，按规则转入爱心池", None)
    ours = [(kind, data["minutes"]) for kind, data in told() if kind != "donated"]
    assert ours == [("expiring", 70), ("expiring", 30), ("expiring", 70), ("expired", 70)]
    assert prove(moved.book).holds


def test_nothing_expires_where_the_rules_do_not_say_so_or_did_not_when_it_came(stage: Stage) -> None:
    team = bank_that_expires(stage, months=None)
    earn(team, 90, date(2026, 11, 5))
    values = rules.NANJING | {"expires_after_months": 6}
    actions.set_bank_rules(stage.community, since=date(2026, 12, 1), by=team.who(stage.zhao_min), at=NOON, **values)
    earn(team, 30, date(2026, 12, 5))
    for months in range(30):
        actions.expire_minutes(on(date(2026, 12, 9) + timedelta(days=30 * months)))
    assert minutes_of_person(stage.liu_yang.id).free == 90
    assert [kind for kind, _data in told()] == ["expiring", "expiring", "expired"]


def test_new_rules_that_let_minutes_stand_are_told_and_nothing_is_taken(stage: Stage) -> None:
    team = bank_that_expires(stage)
    earn(team, 90, date(2026, 11, 5))
    actions.expire_minutes(on(date(2027, 10, 10)))
    actions.set_bank_rules(stage.community, since=date(2027, 10, 20), by=team.who(stage.zhao_min), at=NOON, **rules.NANJING)
    for day in (20, 24, 28):
        actions.expire_minutes(on(date(2027, 11, day)))
    assert [kind for kind, _data in told()] == ["expiring", "kept"]
    assert minutes_of_person(stage.liu_yang.id).free == 90


def test_a_clock_that_stood_still_announces_first_and_takes_later(stage: Stage) -> None:
    team = bank_that_expires(stage)
    earn(team, 90, date(2026, 11, 5))
    late = date(2028, 5, 1)
    for days in (0, 1, 52, 53, 54, 60):
        actions.expire_minutes(on(late + timedelta(days=days)))
    assert minutes_of_person(stage.liu_yang.id).free == 90  # two months and a week after it was told, not before
    actions.expire_minutes(on(late + timedelta(days=61)))
    assert minutes_of_person(stage.liu_yang.id).free == 0


def test_minutes_held_for_help_wait_and_are_told_once_more(stage: Stage) -> None:
    team = bank_that_expires(stage)
    earn(team, 90, date(2026, 11, 5))
    liu, wanted = team.who(stage.liu_yang), on(date(2027, 11, 25))
    asked = actions.ask_help(
        stage.liu_yang, stage.room_302, words="换灯泡", wanted_from=wanted, wanted_to=wanted + timedelta(days=20), minutes=60,
        payer="own", once_key="x", by=liu, at=on(date(2027, 11, 20)),
    )  # fmt: skip
    for day in (date(2027, 10, 1), date(2027, 11, 23), date(2027, 12, 1), date(2027, 12, 5)):
        actions.expire_minutes(on(day))
    assert minutes_of_person(stage.liu_yang.id) == (0, 60, 0)
    actions.withdraw_help(asked, by=liu, at=on(date(2027, 12, 6)))
    for day, free in ((7, 60), (13, 60), (14, 60), (15, 0)):
        actions.expire_minutes(on(date(2027, 12, day)))
        assert minutes_of_person(stage.liu_yang.id).free == free
    assert [data["minutes"] for _kind, data in told()] == [90, 30, 30, 60, 60]


def test_the_database_refuses_what_was_not_announced(stage: Stage) -> None:
    team = bank_that_expires(stage)
    earn(team, 90, date(2026, 11, 5))
    actions.expire_minutes(on(date(2027, 10, 10)))
    for change in ({"expired": 91}, {"on": date(2027, 10, 10)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Expiry.objects.update(**change)


DAYS = st.integers(0, 700)
STEPS = st.lists(st.tuples(DAYS, st.integers(1, 300), st.sampled_from(["earn", "spend", "take back"])), max_size=30)


def played(steps: list[tuple[int, int, str]]) -> list[Moved]:
    """As the ledger would have it: never below zero, each taken back at most once."""
    lines: list[Moved] = []
    for days, amount, what in sorted(steps, key=lambda step: step[0]):
        day, balance = date(2026, 1, 1) + timedelta(days=days), sum(line.amount for line in lines)
        open_ones = [line for line in lines if line.amount > 0 and all(other.reverses != line.entry for other in lines)]
        if what == "earn":
            lines.append(Moved(day, amount, len(lines)))
        elif what == "spend" and balance:
            lines.append(Moved(day, -min(amount, balance), len(lines)))
        elif what == "take back" and open_ones and open_ones[0].amount <= balance:
            lines.append(Moved(day, -open_ones[0].amount, len(lines), open_ones[0].entry))
    return lines


@given(steps=STEPS, held=st.integers(0, 500))
def test_what_is_left_by_month_is_the_balance_and_never_below_zero(steps: list[tuple[int, int, str]], held: int) -> None:
    lines = played(steps)
    balance = sum(line.amount for line in lines)
    left = by_month(lots(lines), min(held, balance))
    assert sum(month.minutes for month in left) == balance
    assert sum(month.minutes - month.free for month in left) == min(held, balance)
    assert all(0 <= month.free <= month.minutes for month in left)
    assert [month.month for month in left] == sorted({month.month for month in left})


@given(steps=STEPS, spent=st.integers(1, 300))
def test_the_oldest_are_used_first(steps: list[tuple[int, int, str]], spent: int) -> None:
    lines = played(steps)
    before = by_month(lots(lines), 0)
    spent = min(spent, sum(month.minutes for month in before))
    if not spent:
        return
    after = {one.month: one.minutes for one in by_month(lots([*lines, Moved(date(2028, 1, 1), -spent, 999)]), 0)}
    for older, newer in pairwise(before):
        assert after.get(newer.month, 0) == newer.minutes or after.get(older.month, 0) == 0


SETS = st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(1, 36)), min_size=1, max_size=5)


@given(sets=SETS, month=st.integers(0, 30), ahead=st.integers(0, 900))
def test_minutes_stand_as_long_as_any_promise_says(sets: list[tuple[int, int | None]], month: int, ahead: int) -> None:
    begin = rules.last_day(date(2026, 1, 1), month).replace(day=1)
    known = sorted({date(2025, 6, 1) + timedelta(days=20 * number): Set(date(2025, 6, 1) + timedelta(days=20 * number), months)
                    for number, months in sets}.values())  # fmt: skip
    today = begin + timedelta(days=ahead)
    stands = rules.stands_for(begin, known, today)
    running = [one for one in known if one.since <= today]
    if running and running[-1].months is None:
        assert stands is None
    if stands is not None:
        assert stands >= max(one.months or 0 for one in known if begin < one.since <= rules.last_day(begin, 0)) if any(
            begin < one.since <= rules.last_day(begin, 0) for one in known) else stands >= (running[-1].months or 0)  # fmt: skip
