from datetime import date, datetime, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.kernel.access import Refused
from mulin.ledger import queries as ledger
from mulin.ledger.models import Account, Book, Entry, Line, Source
from mulin.organisations.models import Post
from mulin.organisations.queries import Held, Standing
from mulin.volunteering import actions
from mulin.volunteering.models import Award, EarningRule
from mulin.volunteering.queries import points as queries
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import points as rules
from tests.stage import NOON, Stage

from .hand import Hand, rich

RECORD = "volunteering.record"


@pytest.mark.row("C073")
def test_a_deed_earns_by_the_rule_of_its_day_and_the_same_deed_only_once(stage: Stage) -> None:
    hand = Hand(stage)
    assert hand.award(stage.wang_fang, "before any rule") is None
    hand.rule(amount=10)
    first = hand.award(stage.wang_fang, 7)
    assert first and hand.award(stage.wang_fang, 7) == first
    entry = Entry.objects.get(pk=first.entry_id)
    assert (hand.has(stage.wang_fang), entry.said, entry.source) == ((10, 0), "志愿服务：校门口护学", Source(RECORD, "7", None))


@pytest.mark.row("C073", "deadlines-7")
def test_a_changed_rule_changes_nothing_that_was_earned(stage: Stage) -> None:
    hand, tomorrow = Hand(stage), NOON + timedelta(days=1)
    hand.rule(amount=10)
    early = hand.award(stage.wang_fang, 1)
    hand.rule(amount=3, since=tomorrow.date())
    late, of_yesterday = hand.award(stage.wang_fang, 2, at=tomorrow), hand.award(stage.wang_fang, 3)
    assert [one.amount for one in (early, late, of_yesterday) if one] == [10, 3, 10]
    assert hand.has(stage.wang_fang) == (23, 0)
    assert [rule.amount for rule in queries.rules_in_force(stage.community.id, tomorrow.date())] == [3]


def test_a_rule_is_never_set_for_days_that_are_over_nor_edited_nor_deleted(stage: Stage) -> None:
    hand = Hand(stage)
    with pytest.raises(Refused, match="今天或以后"):
        hand.rule(since=NOON.date() - timedelta(days=1))
    rule = hand.rule()
    for change in ({"amount": 99}, {"since": date(2020, 1, 1)}, {"a_day": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            EarningRule.objects.filter(pk=rule.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        EarningRule.objects.filter(pk=rule.pk).delete()
    hand.award(stage.wang_fang)
    actions.end_points_rule(rule, NOON.date(), by=hand.secretary, at=NOON)
    assert hand.award(stage.wang_fang, 2, at=NOON + timedelta(days=1)) is None
    assert hand.has(stage.wang_fang) == (10, 0)
    with pytest.raises(Refused, match="已经停了"):
        actions.end_points_rule(rule, NOON.date(), by=hand.secretary, at=NOON)


def test_hours_count_whole_points_and_what_cannot_be_counted_by_the_hour_is_not(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule(amount=5, per="hour")
    assert [hand.award(stage.wang_fang, minutes, minutes=minutes).amount for minutes in (60, 90, 11)] == [5, 7, 0]  # type: ignore[union-attr]
    assert Award.objects.get(minutes=11).get_why_display() == "时间不够记一个积分"
    with pytest.raises(Refused, match="按次"):
        hand.rule("report", per="hour")


@pytest.mark.row("C073", "hours-1")
def test_caps_of_a_day_a_month_and_a_person_hold_and_say_so(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule(amount=10, a_day=15, a_month=25, a_person=28)
    days = [NOON, NOON, NOON, NOON + timedelta(days=1), NOON + timedelta(days=30)]
    made = [hand.award(stage.wang_fang, number, at=at) for number, at in enumerate(days)]
    assert [(one.amount, one.why) for one in made if one] == [(10, ""), (5, "day"), (0, "day"), (10, ""), (3, "person")]
    assert hand.has(stage.wang_fang) == (28, 0) == hand.has(stage.wang_fang)
    assert hand.has(stage.liu_yang) == (0, 0)
    assert [one.get_why_display() for one in queries.unpaid(stage.wang_fang.pk)] == [
        "这一项已到上限",
        "当天已到上限",
        "当天已到上限",
    ]


@pytest.mark.row("C073")
def test_staff_earn_nothing_for_their_working_time_unless_the_rule_says_after_work(stage: Stage) -> None:
    hand, evening = Hand(stage), NOON + timedelta(hours=8)
    hand.rule()
    off = hand.award(stage.zhang_wei, 1)
    assert off and (off.amount, off.full, off.get_why_display()) == (0, 10, "工作人员的工作时间不计积分")
    hand.rule("report", 4, staff="off_hours")
    day = NOON - timedelta(hours=2)
    assert [hand.award(stage.zhang_wei, ref, "report", at=at).amount for ref, at in (("day", day), ("evening", evening))] == [
        0,
        4,
    ]  # type: ignore[union-attr]
    assert hand.award(stage.li_xiuying, 9).amount == 10  # type: ignore[union-attr]  # a building head is a neighbour, not staff


@pytest.mark.row("C073", "hours-2")
def test_what_is_withdrawn_is_reversed_and_leaves_its_room_under_the_caps(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule(amount=10, a_day=10)
    first = hand.award(stage.wang_fang, 1)
    assert first and hand.award(stage.wang_fang, 2).amount == 0  # type: ignore[union-attr]
    assert len(actions.unaward(Source(RECORD, "1"), at=NOON)) == 1 and actions.unaward(Source(RECORD, "1"), at=NOON) == []
    assert hand.has(stage.wang_fang) == (0, 0) and Entry.objects.filter(reverses=first.entry_id).count() == 1
    assert hand.award(stage.wang_fang, 3).amount == 10  # type: ignore[union-attr]
    again = hand.award(stage.wang_fang, 1, version="2")
    assert again and (again.amount, again.why) == (0, "day")


@pytest.mark.row("C073")
def test_points_that_were_spent_are_taken_back_only_as_far_as_they_are_there(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule(amount=30)
    hand.award(stage.wang_fang)
    order = hand.redeem(hand.item(price=20), stage.wang_fang)
    [made] = actions.unaward(Source(RECORD, "1"), at=NOON)
    assert (made.taken_back, made.missing, hand.has(stage.wang_fang)) == (10, 20, (0, 20))
    actions.hand_over(order, code=order.code, by=hand.worker, at=NOON)
    assert hand.has(stage.wang_fang) == (0, 0)
    assert ledger.prove(Book.objects.get(code="millet")).wrong == []


def test_the_database_keeps_awards_as_they_were_made(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule()
    made = hand.award(stage.wang_fang)
    assert made is not None
    rows = Award.objects.filter(pk=made.pk)
    for change in ({"amount": 9}, {"full": 100}, {"person": stage.liu_yang}, {"missing": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete()


@pytest.mark.row("C073")
def test_points_have_no_way_from_one_person_to_another_and_none_in_or_out_by_money(stage: Stage) -> None:
    """Whatever the module does with points, an entry touches one wallet at most, and no book of money."""
    hand = rich(stage)
    hand.rule(amount=30)
    hand.award(stage.liu_yang)
    item = hand.item(price=10)
    for person in (stage.wang_fang, stage.liu_yang):
        order = hand.redeem(item, person, f"{person.pk}")
        actions.hand_over(order, by=hand.worker, at=NOON)
    actions.unaward(Source(RECORD, "1"), at=NOON)
    wallets = Line.objects.filter(account__holder_kind="person").values_list("entry", flat=True)
    assert len(wallets) == len(set(wallets)) == 5
    assert set(Book.objects.values_list("kind", flat=True)) == {"points"}
    assert set(Account.objects.values_list("code", flat=True)) == {
        "issued", "redeemed", f"person:{stage.wang_fang.pk}", f"person:{stage.liu_yang.pk}",
    }  # fmt: skip


@pytest.mark.row("C073")
def test_nobody_is_on_the_list_who_did_not_ask_for_it_and_who_leaves_is_off_at_once(stage: Stage) -> None:
    hand = rich(stage, 100)
    hand.rule(amount=40)
    hand.award(stage.liu_yang)
    wang, liu = hand.who(stage.wang_fang), hand.who(stage.liu_yang)

    def names() -> list[tuple[str, int]]:
        return [(row.name, row.points) for row in queries.board(stage.community.id, NOON.year, None)]

    assert names() == []
    actions.join_board(stage.liu_yang, "刘叔", by=liu, at=NOON)
    assert names() == [("刘叔", 40)]
    actions.join_board(stage.wang_fang, "三号楼王", by=wang, at=NOON)
    assert names() == [("三号楼王", 100), ("刘叔", 40)]
    actions.leave_board(stage.wang_fang, by=wang, at=NOON)
    assert names() == [("刘叔", 40)]
    for somebody in (hand.worker, wang):
        with pytest.raises(Refused, match="本人决定"):
            actions.join_board(stage.ma_li, "马丽", by=somebody, at=NOON)


ROOMS = st.none() | st.integers(0, 60)


@given(st.integers(0, 200), ROOMS, ROOMS, ROOMS, st.integers(0, 80), st.integers(0, 80), st.integers(0, 80))
def test_caps_never_give_more_than_there_is_room_for_nor_less_than_there_is(
    full: int, a_day: int | None, a_month: int | None, a_person: int | None, day: int, month: int, ever: int
) -> None:
    rule = EarningRule(amount=1, a_day=a_day, a_month=a_month, a_person=a_person)
    amount, why = rules.within(full, rule, rules.SoFar(day, month, ever))
    rooms = [max(0, cap - used) for cap, used in ((a_day, day), (a_month, month), (a_person, ever)) if cap is not None]
    assert (amount == min([full, *rooms]) and (why == "") == (amount == full or not rooms)) or full == amount == 0
    assert (why != "") >= (amount < full)


STEPS = st.one_of(
    st.tuples(st.just("award"), st.integers(0, 4), st.integers(1, 180)),
    st.tuples(st.just("unaward"), st.integers(0, 4)),
    st.tuples(st.just("redeem"), st.integers(0, 3), st.integers(1, 3)),
    st.tuples(st.just("hand_over"), st.integers(0, 3)),
    st.tuples(st.just("cancel"), st.integers(0, 3)),
    st.tuples(st.just("expire"), st.just(0)),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=14))
def test_whatever_is_earned_withdrawn_and_redeemed_the_balance_replays_and_no_piece_is_missing(stage: Stage, steps) -> None:  # type: ignore[no-untyped-def]
    undo = transaction.savepoint()
    try:
        hand = Hand(stage)
        hand.rule(amount=20, per="hour", a_day=90)
        item, orders = hand.item(price=7, pieces=4, per_person=3), {}
        for kind, which, *more in steps:
            try:
                with transaction.atomic():
                    if kind == "award":
                        hand.award(stage.wang_fang, which, minutes=more[0])
                    elif kind == "unaward":
                        actions.unaward(Source(RECORD, str(which)), at=NOON)
                    elif kind == "redeem":
                        orders[which] = hand.redeem(item, stage.wang_fang, f"k{which}", pieces=more[0])
                    elif kind == "expire":
                        actions.expire_orders(NOON + timedelta(days=8))
                    elif which in orders:
                        acts = {
                            "hand_over": actions.hand_over,
                            "cancel": lambda order, **who: actions.cancel_order(order, "不要了", **who),
                        }
                        acts[kind](orders[which], by=hand.worker, at=NOON)
            except Refused:
                pass
            balances(hand, item.pk)
    finally:
        transaction.savepoint_rollback(undo)


def balances(hand: Hand, item_id: int) -> None:
    from mulin.volunteering.models import Item, Order

    item, person = Item.objects.get(pk=item_id), hand.stage.wang_fang
    pieces = {status: 0 for status in Order.Status.values}
    points = dict(pieces)
    for status, number, cost in Order.objects.values_list("status", "pieces", "points"):
        pieces[status] += number
        points[status] += cost
    assert (item.reserved, item.handed) == (pieces["reserved"], pieces["handed"]) and item.left >= 0
    assert pieces["reserved"] + pieces["handed"] <= 3
    earned = sum(one.kept for one in Award.objects.all())
    free, held = hand.has(person)
    assert (free, held) == (earned - points["handed"] - points["reserved"], points["reserved"]) and free >= 0
    book = Book.objects.filter(code="millet").first()
    assert book is None or ledger.prove(book).wrong == []


KEEP = {"community_worker", "secretary", "administrator"}


def test_every_post_and_state_of_an_appeal_and_of_the_rules() -> None:
    from mulin.people.models import Person
    from mulin.places.models import Place
    from mulin.volunteering.models import Appeal

    here = Place(pk=1, path="1/")
    person = Person(pk=8, community=here)
    found: dict[str, set[str]] = {"set": set(), "answer": set(), "ask": set()}
    for kind, status in product(Post.Kind.values, Appeal.Status.values):
        who = Who(Standing(1, Person(pk=9), (Held(kind, "1/", None),)))
        asked = Appeal(pk=1, community=here, person=person, status=status)
        if rules.may_set_points(who, "1/"):
            found["set"].add(kind)
        if rules.may_answer(who, asked):
            found["answer"].add(kind)
            assert status == "open"
        if rules.may_appeal(who, person, None, waiting=0, at=NOON):
            found["ask"].add(kind)
        assert not rules.may_drop(who, asked) and not rules.may_show_on_board(who, person)
    keepers = KEEP | {"committee_head"}
    assert found == {"set": {"secretary", "administrator"}, "answer": keepers, "ask": keepers}
    own = Who(Standing(1, person, (Held("secretary", "1/", None),)))
    assert rules.may_answer(own, Appeal(community=here, person=person, status="open")) == rules.No("自己的申诉要由别人答复。")
    for status in Appeal.Status.values:
        assert bool(rules.may_drop(own, Appeal(community=here, person=person, status=status))) == (status == "open")


def at(day: int) -> datetime:
    return NOON + timedelta(days=day)


@pytest.mark.row("C073", "C148")
def test_an_appeal_is_answered_with_reasons_and_its_points_stand_in_the_statement(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule(amount=10)
    made, wang = hand.award(stage.wang_fang), hand.who(stage.wang_fang)
    asked = actions.appeal(stage.wang_fang, "那天做了两个小时", award=made, by=wang, at=NOON)
    assert actions.appeal(stage.wang_fang, "再说一次", award=made, by=wang, at=NOON) == asked
    assert asked.due_at.date() == date(2026, 11, 26)  # five working days
    with pytest.raises(Refused, match="理由"):
        actions.grant_appeal(asked, 5, " ", by=hand.worker, at=NOON)
    done = actions.grant_appeal(asked, 5, "签到表上是两小时", by=hand.worker, at=at(1))
    assert (done.status, hand.has(stage.wang_fang)) == ("granted", (15, 0))
    with pytest.raises(Refused, match="已经答复"):
        actions.refuse_appeal(asked, "又不给了", by=hand.worker, at=NOON)
    shown = queries.statement_of(stage.wang_fang.pk, 1)
    assert [(row.kind, row.title, row.amount, row.balance, row.url) for row in shown.rows] == [
        ("申诉后补记", "那天做了两个小时", 5, 15, f"/points/appeals/{asked.pk}/"),
        ("志愿服务", "校门口护学", 10, 10, ""),
    ]


def test_an_appeal_that_is_too_late_or_one_of_too_many_is_refused_with_the_reason(stage: Stage) -> None:
    hand = Hand(stage)
    hand.rule()
    made, wang = hand.award(stage.wang_fang), hand.who(stage.wang_fang)
    with pytest.raises(Refused, match="60 天"):
        actions.appeal(stage.wang_fang, "晚了", award=made, by=wang, at=at(61))
    with pytest.raises(Refused, match="不是本人的"):
        actions.appeal(stage.liu_yang, "别人的", award=made, by=hand.who(stage.liu_yang), at=NOON)
    for number in range(5):
        actions.appeal(stage.wang_fang, f"少了第 {number} 次", by=wang, at=NOON)
    with pytest.raises(Refused, match="等答复"):
        actions.appeal(stage.wang_fang, "少了第六次", by=wang, at=NOON)


def test_an_appeal_nobody_answers_in_time_is_brought_up_once(stage: Stage) -> None:
    hand = Hand(stage)
    asked = actions.appeal(stage.wang_fang, "少了一次", by=hand.who(stage.wang_fang), at=NOON)
    assert [actions.remind_of_appeals(at(day)) for day in (5, 8, 9)] == [0, 1, 0]
    actions.drop_appeal(asked, by=hand.who(stage.wang_fang), at=at(9))
    assert actions.remind_of_appeals(at(20)) == 0


def test_the_rules_read_in_english_too(stage: Stage) -> None:
    with translation.override("en"):
        assert [str(kind.words) for kind in rules.KINDS.values()] == [
            "Volunteering", "Teaching neighbours", "A report that was solved", "Taking part in an activity",
            "A work sent to a call", "A work that was selected",
        ]  # fmt: skip
