"""The database refuses what must never be, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from mulin.ledger import actions, queries
from mulin.ledger.models import Account, Book, Entry, Hold, Line, Month
from tests.stage import NOON

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 11, 19)


def an_entry(points, **more) -> Entry:
    values = {"book": points.book, "unit": "point", "day": DAY, "at": NOON, "reason": "", "once_key": "raw", "parts": 2} | more
    return Entry.objects.create(**values)


def line(entry, account, amount, day=DAY) -> Line:
    return Line(entry=entry, account=account, amount=amount, day=day)


@transaction.atomic
def write(points, *lines) -> None:
    entry = an_entry(points)
    Line.objects.bulk_create([line(entry, *one) for one in lines])


@pytest.mark.parametrize("lines", [[], [("wang", 5)], [("wang", 5), ("issued", -4)], [("wang", 5), ("issued", -3), ("liu", -2)]])
def test_an_entry_that_is_not_whole_does_not_commit(points, lines):
    with pytest.raises(IntegrityError):
        write(points, *((getattr(points, who), amount) for who, amount in lines))
    assert (Entry.objects.count(), Line.objects.count()) == (0, 0)
    assert points.kept()[points.wang.code] == (0, 0)


def test_nothing_is_added_to_an_entry_later(points):
    entry = points.award(points.wang, 5, "a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.bulk_create([line(entry, points.liu, 1)])


def test_a_line_is_of_the_entrys_book_unit_and_day(points):
    other = actions.open_book(points.stage.community, "time", kind="minutes", name="时间银行", at=NOON)
    pool = actions.open_account(other, "pool", kind="asset", name="公共池", at=NOON)
    for account, day in ((pool, DAY), (points.issued, date(2026, 11, 18))):
        with pytest.raises(IntegrityError):
            write(points, (points.wang, 5), (account, -5, day))


@pytest.mark.row("hours-2")
@pytest.mark.parametrize("model", [Entry, Line, Month, Hold])
def test_nothing_that_counts_is_deleted(points, model):
    points.award(points.wang, 5, "a", on=date(2026, 9, 30))
    actions.reserve(points.wang, 2, once_key="h", reason="兑换", at=NOON, by=None)
    actions.close_period(points.book, through=date(2026, 9, 30), by=points.stage.standing(points.stage.zhao_min), at=NOON)
    assert model.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Entry, {"reason": "改了"}), (Entry, {"day": date(2026, 1, 1)}), (Line, {"amount": 500}), (Line, {"amount": -1}), (Month, {"spent": 1}),
        (Account, {"balance": 500}), (Account, {"held": 0}), (Account, {"unit": "min"}), (Account, {"code": "x"}),
        (Hold, {"amount": 1}), (Hold, {"reason": "改了"}), (Book, {"kind": "fund"}), (Book, {"closed_through": None}),
    ],
)  # fmt: skip
def test_nothing_that_counts_is_changed(points, model, change):
    points.award(points.wang, 5, "a", on=date(2026, 9, 30))
    actions.reserve(points.wang, 2, once_key="h", reason="兑换", at=NOON, by=None)
    actions.close_period(points.book, through=date(2026, 9, 30), by=points.stage.standing(points.stage.zhao_min), at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**change)
    assert queries.prove(Book.objects.get(pk=points.book.pk)).holds


def test_accounts_begin_empty_and_holds_open(points):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(book=points.book, code="rich", kind="asset", name="", unit="point", balance=5, opened_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(
            book=points.book, account=points.issued, amount=1, state="released", once_key="h", at=NOON, ended_at=NOON
        )


@pytest.mark.row("hours-1")
def test_limits_hold_for_plain_sql(points):
    points.award(points.wang, 5, "a")
    with pytest.raises(IntegrityError):
        write(points, (points.wang, -6), (points.issued, 6))


def test_what_was_altered_behind_the_databases_back_is_found(points):
    points.award(points.wang, 5, "a")
    entry = points.award(points.liu, 7, "b")
    with transaction.atomic(), connection.cursor() as cursor, WithoutWalls(cursor):
        cursor.execute("UPDATE ledger_line SET amount = 70 WHERE amount = 7")

    proof = queries.prove(points.book)
    assert proof.wrong == [
        f"第 {entry.pk} 笔：各行相加不是零，或者少了行。",
        f"{points.liu.code}：账面 7 积分，逐笔重算是 70 积分。",
    ]


class WithoutWalls:
    """What somebody with the keys of the database can do."""

    def __init__(self, cursor):
        self.cursor = cursor

    def __enter__(self):
        if connection.vendor == "postgresql":
            self.cursor.execute("SET LOCAL session_replication_role = replica")
            return
        self.cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'ledger_%%'")
        self.triggers = self.cursor.fetchall()
        for name, _sql in self.triggers:
            self.cursor.execute(f'DROP TRIGGER "{name}"')

    def __exit__(self, *_):
        for _name, sql in getattr(self, "triggers", []):
            self.cursor.execute(sql)
