from datetime import date, timedelta

import pytest
from django.db import transaction

from mulin.kernel.access import Refused
from mulin.kernel.once import Conflict
from mulin.ledger import actions, queries
from mulin.ledger.actions import NotEnough, Posting, Source, TooMuch
from mulin.ledger.models import Entry, Line
from tests.stage import NOON

pytestmark = pytest.mark.django_db


def test_points_go_from_one_account_to_another(points):
    source = Source("volunteering.shift", "12", 34)
    by = points.stage.standing(points.stage.zhao_min)
    lines = [(points.issued, -30), (points.wang, 20), (points.liu, 10)]
    entry = actions.post(
        points.book, lines, once_key="shift:12", reason="护学岗", at=NOON, by=by, source=source, purpose="school"
    )

    kept = Entry.objects.get()
    assert kept == entry and kept.source == source and kept.by_id == points.stage.zhao_min.id
    assert (kept.day, kept.at, kept.unit, kept.parts, kept.purpose) == (date(2026, 11, 19), NOON, "point", 3, "school")
    assert set(Line.objects.values_list("account__code", "amount", "day")) == {
        ("issued", -30, kept.day), (points.wang.code, 20, kept.day), (points.liu.code, 10, kept.day),
    }  # fmt: skip
    assert points.kept() == {"issued": (-30, 0), points.wang.code: (20, 0), points.liu.code: (10, 0)}


def test_the_same_key_posts_once(points):
    first = points.award(points.wang, 5, "a")
    again = points.award(points.wang, 5, "a", at=NOON + timedelta(hours=1))

    assert again == first
    assert queries.balance(points.wang) == 5


@pytest.mark.parametrize("other", [{"amount": 6}, {"purpose": "school"}, {"to": "liu"}, {"on": date(2026, 11, 1)}])
def test_the_same_key_for_something_else_is_a_conflict(points, other):
    points.award(points.wang, 5, "a")
    other = {"to": "wang", "amount": 5} | other
    with pytest.raises(Conflict):
        points.award(getattr(points, other.pop("to")), other.pop("amount"), "a", **other)
    assert points.kept()[points.wang.code] == (5, 0)


def test_nobody_spends_more_than_is_there_and_the_reason_says_how_much_is(points):
    points.award(points.wang, 5, "a")
    with pytest.raises(NotEnough) as refusal:
        actions.transfer(points.wang, points.liu, 6, once_key="b", reason="转赠", at=NOON, by=None)

    assert str(refusal.value) == "余额不够：“王芳的积分”可用 5 积分；“刘洋的积分”可用 0 积分。没有记账。"
    assert Entry.objects.count() == 1 and queries.prove(points.book).holds  # the transaction around is still usable


def test_nobody_holds_more_than_the_ceiling(points):
    with pytest.raises(TooMuch) as refusal:
        points.award(points.wang, 1001, "a")
    assert "上限 1,000 积分，现有 0 积分" in str(refusal.value)
    assert not Entry.objects.exists()


def test_limits_can_be_set_where_they_are_kept_already(points):
    points.award(points.wang, 500, "a")
    with pytest.raises(TooMuch):
        actions.set_limits(points.wang, floor=0, ceiling=499)
    assert actions.set_limits(points.wang, floor=None, ceiling=500).ceiling == 500


@pytest.mark.parametrize("lines", [[("wang", 5)], [("issued", -5), ("wang", 4)], [("issued", 0), ("wang", 0)], []])
def test_what_is_no_entry_is_not_posted(points, lines):
    with pytest.raises(ValueError):
        actions.post(points.book, [(getattr(points, w), n) for w, n in lines], once_key="x", reason="", at=NOON, by=None)


def test_several_are_posted_together_or_not_at_all(points):
    good = Posting(points.book, [(points.issued, -5), (points.wang, 5)], "a", "值班")
    also = Posting(points.book, [(points.issued, -7), (points.liu, 7)], "b", "值班")
    bad = Posting(points.book, [(points.wang, -50), (points.issued, 50)], "c", "兑换")

    with pytest.raises(NotEnough):
        actions.post_many([good, also, bad], at=NOON, by=None)
    assert not Entry.objects.exists()
    entries = actions.post_many([good, also, good], at=NOON, by=None)
    assert [entry.once_key for entry in entries] == ["a", "b", "a"] and entries[0] == entries[2]
    assert points.kept() == {"issued": (-12, 0), points.wang.code: (5, 0), points.liu.code: (7, 0)}


def test_more_than_one_statement_takes(points):
    many = [Posting(points.book, [(points.issued, -1), (points.wang, 1)], f"k{n}", "值班") for n in range(450)]
    assert len({entry.pk for entry in actions.post_many(many, at=NOON, by=None)}) == 450
    assert queries.balance(points.wang) == 450


@pytest.mark.row("hours-2")
def test_a_reversal_goes_the_other_way_once(points):
    entry = points.award(points.wang, 5, "a", purpose="school")
    back = actions.reverse(entry, reason="记错了人", at=NOON, by=None)

    assert back.reverses == entry and back.purpose == "school"
    assert points.kept()[points.wang.code] == (0, 0)
    assert actions.reverse(entry, reason="记错了人", at=NOON, by=None) == back
    with pytest.raises(Conflict):
        actions.reverse(entry, reason="又一次", at=NOON, by=None)


def test_what_is_spent_cannot_be_taken_back(points):
    entry = points.award(points.wang, 5, "a")
    actions.transfer(points.wang, points.issued, 5, once_key="b", reason="兑换", at=NOON, by=None)
    with pytest.raises(NotEnough):
        actions.reverse(entry, reason="记错了人", at=NOON, by=None)


def test_the_desk_reverses_by_the_rule(points):
    entry = points.award(points.wang, 5, "a")
    with pytest.raises(Refused, match="这本账由资金管理员或社区工作者记"):
        actions.correct(entry, reason="记错了人", at=NOON, by=points.stage.standing(points.stage.zhang_wei))
    by = points.stage.standing(points.stage.zhao_min)
    back = actions.correct(entry, reason="记错了人", at=NOON, by=by)
    with pytest.raises(Refused, match="已经冲正过"):
        actions.correct(Entry.objects.get(pk=entry.pk), reason="再来", at=NOON, by=by)
    with pytest.raises(Refused, match="本身就是冲正"):
        actions.correct(back, reason="再来", at=NOON, by=by)


def test_nothing_is_posted_for_tomorrow(points):
    with pytest.raises(Refused, match="还没有到"):
        points.award(points.wang, 5, "a", on=date(2026, 11, 20))


def test_an_account_is_opened_once_and_stays_what_it_is(points):
    again = actions.open_account(points.book, "issued", kind="income", name="发放", at=NOON)
    assert again == points.issued
    with pytest.raises(Conflict):
        actions.open_account(points.book, "issued", kind="income", name="发放", at=NOON, holder=("person", 1))
    with pytest.raises(Conflict):
        actions.open_book(points.stage.community, "points", kind="fund", name="基金", at=NOON)
    with pytest.raises(ValueError):
        actions.open_account(points.book, "王芳", kind="asset", name="王芳", at=NOON)


def test_goods_are_counted_each_for_itself(stage):
    goods = actions.open_book(stage.community, "goods", kind="goods", name="物品", at=NOON)
    rice, oil = (
        actions.open_account(goods, f"store:{g}", kind="asset", name=g, at=NOON, good=g, floor=0) for g in ("rice", "oil")
    )
    given = actions.open_account(goods, "given:rice", kind="income", name="捐米", at=NOON, good="rice")
    actions.transfer(given, rice, 20, once_key="gift", reason="企业捐米", at=NOON, by=None)

    with pytest.raises(ValueError, match="one unit"):
        actions.transfer(rice, oil, 1, once_key="mix", reason="米换油", at=NOON, by=None)
    with pytest.raises(ValueError):
        actions.open_account(goods, "store:what", kind="asset", name="?", at=NOON)
    assert queries.say(queries.balance(rice), rice.unit) == "20 件"


def test_a_refusal_leaves_the_callers_transaction_alone(points):
    with transaction.atomic():
        points.award(points.liu, 3, "a")
        with pytest.raises(NotEnough):
            actions.transfer(points.wang, points.liu, 1, once_key="b", reason="转赠", at=NOON, by=None)
    assert queries.balance(points.liu) == 3


def test_a_posting_asks_the_database_as_often_for_two_lines_as_for_three(points, django_assert_num_queries):
    with django_assert_num_queries(4):  # a savepoint, the entry, its lines, the savepoint's end
        points.award(points.wang, 5, "a")
    with django_assert_num_queries(4):
        lines = [(points.issued, -9), (points.wang, 5), (points.liu, 4)]
        actions.post(points.book, lines, once_key="b", reason="值班", at=NOON, by=None)
