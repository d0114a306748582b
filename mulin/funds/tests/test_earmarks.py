import sys
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.funds import actions
from mulin.funds.models import Earmark, EarmarkApproval, Spending
from mulin.funds.queries import BANK, account, budget_of, figures, went
from mulin.kernel.access import Refused
from mulin.ledger.queries import prove
from tests.forked import Forked
from tests.stage import NOON, Stage, build

from .cast import TODAY, Warm, warm

UNTIL = TODAY + timedelta(days=200)


def rich(stage: Stage) -> Warm:
    fund = warm(stage)
    fund.gift(1000)
    fund.budget(fund.seats, 900)
    return fund


def wished(fund: Warm, yuan: int, ref: str = "Z202611-0001") -> Earmark:
    asker = fund.by(fund.stage.zhao_min)
    return actions.earmark(fund.seats, title="春季微公益", amount=yuan * 100, until=UNTIL, ref=ref, by=asker, at=NOON)


def earmarked(fund: Warm, yuan: int, ref: str = "Z202611-0001") -> Earmark:
    asked = wished(fund, yuan, ref)
    actions.approve_earmark(asked, by=fund.by(fund.stage.zhou_ming), at=NOON)
    return actions.approve_earmark(asked, by=fund.by(fund.stage.liu_yang), at=NOON)


def part(fund: Warm, of: Earmark, yuan: int, ref: str = "M202611-0001") -> Earmark:
    asker = fund.by(fund.stage.zhao_min)
    return actions.split(of, amount=yuan * 100, ref=ref, title="楼道书香", until=UNTIL, by=asker, at=NOON)


def drawn(fund: Warm, of: Earmark, yuan: int) -> Spending:
    asker = fund.by(fund.stage.zhao_min)
    return actions.draw(of, amount=yuan * 100, title="楼道书香第 1 期", words="", payee="读书会", by=asker, at=NOON)


def free(fund: Warm) -> tuple[int, int]:
    bank, limit = account(fund.fund.book, BANK), budget_of(fund.seats, 2026)
    assert bank and limit
    return bank.free // 100, limit.free // 100


def left(*kept: Earmark) -> list[int]:
    return [Earmark.objects.get(pk=one.pk).left // 100 for one in kept]


@pytest.mark.row("C114", "C050")
def test_money_for_a_season_is_kept_split_drawn_paid_and_what_is_left_is_free_again(stage: Stage) -> None:
    fund = rich(stage)
    season = earmarked(fund, 600)
    assert (season.status, free(fund), left(season)) == ("reserved", (400, 300), [600])
    project = part(fund, season, 250)
    spending = drawn(fund, project, 200)
    assert (free(fund), left(season, project)) == ((400, 300), [350, 250])
    fund.approved(spending)
    assert (free(fund), left(season, project)) == ((400, 300), [350, 50])
    fund.paid(Spending.objects.get(pk=spending.pk), 180)
    now = figures(fund.fund)
    assert (free(fund), left(season, project), now.earmarked, now.reserved, now.balance) == (
        (400, 300), [350, 70], 42000, 0, 82000,
    )  # fmt: skip
    actions.hand_back(project, by=fund.keeper, at=NOON)
    assert (free(fund), left(season, project)) == ((400, 300), [420, 0])
    actions.release(season, by=fund.by(stage.liu_yang), at=NOON)
    assert (free(fund), left(season), figures(fund.fund).earmarked, prove(fund.fund.book).wrong) == ((820, 720), [0], 0, [])


def test_two_others_say_yes_to_an_earmark_and_never_more_than_is_there(stage: Stage) -> None:
    fund = rich(stage)
    asked = wished(fund, 901)
    with pytest.raises(Refused, match="委员会成员和资金管理员"):
        actions.approve_earmark(asked, by=fund.by(stage.zhao_min), at=NOON)
    actions.approve_earmark(asked, by=fund.by(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused, match="已经批过"):
        actions.approve_earmark(asked, by=fund.by(stage.zhou_ming), at=NOON)
    with pytest.raises(Refused):  # the year's budget is 900
        actions.approve_earmark(asked, by=fund.by(stage.liu_yang), at=NOON)
    with pytest.raises(Refused, match="已经有一笔"):
        wished(fund, 1)
    actions.refuse_earmark(asked, reason="超过预算", by=fund.by(stage.liu_yang), at=NOON)
    own = actions.earmark(
        fund.seats, title="夏季", amount=100, until=UNTIL, ref="Z202611-0002", by=fund.by(stage.zhou_ming), at=NOON
    )
    with pytest.raises(Refused, match="要由别人审批"):
        actions.approve_earmark(own, by=fund.by(stage.zhou_ming), at=NOON)
    actions.withdraw_earmark(own, by=fund.by(stage.zhou_ming), at=NOON)
    assert (free(fund), list(Earmark.objects.order_by("id").values_list("status", flat=True))) == (
        (1000, 900), ["refused", "withdrawn"],
    )  # fmt: skip


def test_nobody_draws_more_than_is_left_and_what_fails_goes_back(stage: Stage) -> None:
    fund = rich(stage)
    season = earmarked(fund, 300)
    project = part(fund, season, 200)
    with pytest.raises(Refused, match=r"只剩 ¥100\.00"):
        part(fund, season, 101, "M202611-0002")
    one = drawn(fund, project, 150)
    with pytest.raises(Refused, match=r"只剩 ¥50\.00"):
        drawn(fund, project, 51)
    with pytest.raises(Refused, match="还有用款没办完"):
        actions.hand_back(project, by=fund.keeper, at=NOON)
    with pytest.raises(Refused, match="还有用款没办完"):
        actions.release(season, by=fund.keeper, at=NOON)
    fund.approved(one)
    actions.withdraw(one, by=fund.keeper, at=NOON)
    two = fund.paid(fund.approved(drawn(fund, project, 200)), 200)
    actions.unpay(two, reason="登记错了", by=fund.keeper, at=NOON)
    late = fund.approved(drawn(fund, project, 60))
    assert actions.expire_due(NOON + timedelta(days=91)) == 1
    assert (Spending.objects.get(pk=late.pk).status, left(season, project), free(fund)) == ("expired", [100, 200], (700, 600))
    assert actions.release_over(NOON + timedelta(days=200)) == 0
    assert actions.release_over(NOON + timedelta(days=201)) == 1  # the part first: its parent waits for it
    assert actions.release_over(NOON + timedelta(days=201)) == 1
    assert (left(season, project), free(fund)) == ([0, 0], (1000, 900))


@pytest.mark.row("C114")
def test_money_that_came_back_is_posted_with_evidence_and_shown(stage: Stage) -> None:
    fund = rich(stage)
    project = part(fund, earmarked(fund, 500), 500)
    first, second = [fund.paid(fund.approved(drawn(fund, project, yuan)), yuan) for yuan in (300, 200)]
    with pytest.raises(Refused, match="资金管理员"):
        actions.take_return(second, amount=1, on=TODAY, evidence=["x"], by=fund.by(stage.zhao_min), at=NOON)
    with pytest.raises(Refused, match="到账凭证"):
        actions.take_return(second, amount=1, on=TODAY, evidence=[], by=fund.keeper, at=NOON)
    with pytest.raises(Refused, match="不能超过"):
        actions.take_returns(project, amount=50001, on=TODAY, evidence=["x"], by=fund.keeper, at=NOON)
    actions.take_returns(project, amount=25000, on=TODAY, evidence=["slip"], by=fund.keeper, at=NOON)
    rows = list(Spending.objects.filter(pk__in=[first.pk, second.pk]).order_by("pk").values_list("returned", flat=True))
    now = figures(fund.fund)
    assert (rows, free(fund), now.spent, now.balance) == ([5000, 20000], (750, 650), 25000, 75000)
    assert sum(one.used for one in went(fund.fund.gifts.get())) == 25000
    with pytest.raises(Refused, match="不能再整笔冲正"):
        actions.unpay(second, reason="x", by=fund.keeper, at=NOON)
    assert prove(fund.fund.book).wrong == []


def test_the_database_keeps_earmarks_and_what_came_back(stage: Stage) -> None:
    fund = rich(stage)
    season, asked = earmarked(fund, 500), wished(fund, 5, "Z202611-0002")
    paid = fund.paid(fund.approved(drawn(fund, season, 100)), 100)
    other = Earmark.objects.get(pk=season.pk)
    for attempt in (
        lambda: Earmark.objects.filter(pk=season.pk).update(amount=60000),
        lambda: Earmark.objects.filter(pk=season.pk).update(status="asked"),
        lambda: Earmark.objects.filter(pk=season.pk).update(left=50001),
        lambda: Earmark.objects.filter(pk=season.pk).update(left=0),
        lambda: Earmark.objects.filter(pk=season.pk)._raw_delete("default"),
        lambda: Earmark.objects.filter(pk=asked.pk).update(status="reserved", year=2026),
        lambda: Earmark.objects.filter(pk=asked.pk).update(status="released", year=2026, left=1),
        lambda: Earmark(
            fund=fund.fund, purpose=fund.seats, ref="x", title="x", amount=1, until=UNTIL, status="reserved", year=2026,
            asked_at=NOON, asked_by=1,
        ).save(),
        lambda: EarmarkApproval.objects.filter(earmark=other).update(at=NOON + timedelta(days=1)),
        lambda: EarmarkApproval.objects.filter(earmark=other)._raw_delete("default"),
        lambda: EarmarkApproval.objects.create(earmark=asked, person=stage.zhao_min, at=NOON),
        lambda: Spending.objects.filter(pk=paid.pk).update(returned=10001),
        lambda: Spending.objects.filter(pk=paid.pk).update(earmark=None),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


VERBS = ["gift", "earmark", "split", "draw", "approve", "pay", "return", "withdraw", "hand_back", "release", "ask"]
WHAT = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(1, 400), st.integers(0, 9)), max_size=18)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=WHAT)
def test_earmarked_and_reserved_and_free_are_the_ledgers_balance_whatever_is_done(
    stage: Stage, what: list[tuple[str, int, int]]
) -> None:
    save = transaction.savepoint()
    fund = rich(stage)
    kept, wishes = [earmarked(fund, 600, "first")], [fund.ask(50)]
    for number, (verb, size, which) in enumerate(what):
        one, wish = kept[which % len(kept)], wishes[which % len(wishes)]
        try:
            with transaction.atomic():
                match verb:
                    case "gift":
                        fund.gift(size)
                    case "earmark":
                        kept.append(earmarked(fund, size, str(number)))
                    case "split":
                        kept.append(part(fund, one, size, str(number)))
                    case "draw":
                        wishes.append(drawn(fund, one, size))
                    case "ask":
                        wishes.append(fund.ask(size))
                    case "approve":
                        fund.approved(wish)
                    case "pay":
                        fund.paid(wish, min(size, wish.amount // 100))
                    case "return":
                        actions.take_return(wish, amount=size * 100, on=TODAY, evidence=[f"r{number}"], by=fund.keeper, at=NOON)
                    case "withdraw":
                        actions.withdraw(wish, by=fund.keeper, at=NOON)
                    case "hand_back":
                        actions.hand_back(one, by=fund.keeper, at=NOON)
                    case _:
                        actions.release(one, by=fund.keeper, at=NOON)
        except Refused:
            pass
    S = Spending.Status
    earmarked_now = sum(Earmark.objects.values_list("left", flat=True))
    reserved = sum(Spending.objects.filter(status=S.RESERVED).values_list("amount", flat=True))
    paid = sum((one.paid or 0) - (one.returned or 0) for one in Spending.objects.filter(status=S.PAID))
    given_all = sum(fund.fund.gifts.values_list("amount", flat=True))
    now = figures(fund.fund)
    (money, budget), bank, limit = free(fund), account(fund.fund.book, BANK), budget_of(fund.seats, 2026)
    assert bank and limit and money >= 0 and budget >= 0
    assert (now.balance, bank.held, limit.held) == (given_all - paid, earmarked_now + reserved, earmarked_now + reserved)
    assert earmarked_now + reserved + bank.free == bank.balance == now.balance
    assert limit.balance == 90000 - paid and (now.earmarked, now.reserved) == (earmarked_now, reserved)
    for one in Earmark.objects.filter(status="reserved"):
        used = sum(
            (row.amount if row.status == S.RESERVED else row.paid or 0)
            for row in one.draws.filter(status__in=(S.RESERVED, S.PAID))
        )
        parts = sum(row.amount - row.left for row in one.parts.filter(status="released"))
        whole = sum(one.parts.values_list("amount", flat=True))
        assert one.left >= one.amount - used - whole and one.left <= one.amount - used + parts + whole
    assert prove(fund.fund.book).wrong == []
    transaction.savepoint_rollback(save)


@pytest.mark.postgresql
@pytest.mark.row("C114", "hours-4")
@pytest.mark.django_db(transaction=True)
def test_two_second_yeses_at_once_never_draw_an_earmark_twice() -> None:
    """Two projects of one season: the one earmark holds enough for either draw, not for both; and two seasons, money for one."""
    stage = build()
    fund = rich(stage)
    season = earmarked(fund, 300)
    wishes = [drawn(fund, season, 200), drawn(fund, season, 100)]
    for wish in wishes:
        actions.approve(wish, by=fund.by(stage.zhou_ming), at=NOON)
    actions.split(season, amount=15000, ref="M1", title="楼道", until=UNTIL, by=fund.keeper, at=NOON)  # 150 are left
    seasons = [wished(fund, 500, f"Z{number}") for number in range(2)]
    for one in seasons:
        actions.approve_earmark(one, by=fund.by(stage.zhou_ming), at=NOON)

    def yes(number: int) -> None:
        second = fund.by(stage.liu_yang)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for act, thing in ((actions.approve, wishes[number]), (actions.approve_earmark, seasons[number])):
            try:
                sys.stdout.write(act(thing, by=second, at=NOON).status + "\n")  # type: ignore[operator]
            except Refused:
                sys.stdout.write("no\n")

    both = [Forked(lambda number=number: yes(number)) for number in range(2)]  # type: ignore[misc]
    assert [one.says() for one in both] == ["ready", "ready"]
    for one in both:
        one.told("go")
    said = [one.ends().split() for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert (sorted(row[0] for row in said), sorted(row[1] for row in said)) == (["no", "reserved"], ["no", "reserved"])
    bank = account(fund.fund.book, BANK)
    assert bank and bank.free >= 0 and bank.held == 80000 and connection.vendor == "postgresql"
    assert prove(fund.fund.book).wrong == []
