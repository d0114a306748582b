from datetime import date

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.ledger import actions, queries
from mulin.ledger.actions import PeriodIsClosed
from mulin.ledger.models import Account, Book, Month
from tests.stage import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(points):
    """Points in September, October and November, for two purposes."""
    for number, (day, purpose) in enumerate(
        [
            (date(2026, 9, 3), "school"),
            (date(2026, 9, 30), "patrol"),
            (date(2026, 10, 31), "school"),
            (date(2026, 11, 2), "school"),
        ]
    ):
        points.award(points.wang, 10 + number, f"k{number}", on=day, purpose=purpose)
    actions.transfer(
        points.wang, points.issued, 4, once_key="s", reason="兑换", at=NOON, by=None, on=date(2026, 10, 5), purpose="shop"
    )
    return points


def close(points, *, through, who="zhao_min"):
    by = points.stage.standing(getattr(points.stage, who))
    return actions.close_period(points.book, through=through, by=by, at=NOON)


def test_nothing_is_dated_in_a_closed_month(year):
    close(year, through=date(2026, 9, 30))
    with pytest.raises(PeriodIsClosed, match="已经结账"):
        year.award(year.wang, 1, "late", on=date(2026, 9, 30))
    year.award(year.wang, 1, "open", on=date(2026, 10, 1))
    assert Fact.objects.get(kind="ledger.PeriodClosed").data == {"book_id": year.book.pk, "through": "2026-09-30"}


def test_months_close_one_after_the_other_by_those_who_keep_the_book(year):
    for through, why in [(date(2026, 9, 29), "最后一天"), (date(2026, 11, 30), "还没有过完")]:
        with pytest.raises(Refused, match=why):
            close(year, through=through)
    with pytest.raises(Refused, match="社区工作者记"):
        close(year, through=date(2026, 9, 30), who="zhang_wei")
    close(year, through=date(2026, 10, 31))
    with pytest.raises(Refused, match="已经结过账"):
        close(year, through=date(2026, 9, 30))


def test_figures_are_the_same_before_and_after_closing(year):
    mine = Account.objects.filter(pk=year.wang.pk)
    days = [date(2026, 9, 2), date(2026, 9, 3), date(2026, 9, 30), date(2026, 10, 10), date(2026, 10, 31), date(2026, 11, 19)]

    def figures():
        account = mine.select_related("book").get()
        return (
            [queries.balance_on(account, day) for day in days],
            queries.totals(mine),
            queries.totals(mine, since=days[3], until=days[4]),
        )

    before = figures()
    close(year, through=date(2026, 9, 30))
    between = figures()
    close(year, through=date(2026, 10, 31))

    assert before == between == figures()
    assert before[0] == [0, 10, 21, 17, 29, 42]
    assert [(t.month, t.purpose, t.received, t.spent, t.lines) for t in before[2]] == [
        (date(2026, 10, 1), "school", 12, 0, 1), (date(2026, 10, 1), "shop", 0, 4, 1),
    ]  # fmt: skip
    assert Month.objects.count() == 8 and queries.prove(Book.objects.get()).holds


def test_a_statement_runs_from_the_balance_before_to_the_balance_after(year):
    account = Account.objects.select_related("book").get(pk=year.wang.pk)
    shown = queries.statement(account, since=date(2026, 9, 30), until=date(2026, 10, 31))

    assert (shown.opening, shown.received, shown.spent, shown.closing) == (10, 23, 4, 29)
    assert [(row.entry.day, row.amount, row.balance) for row in shown.rows] == [
        (date(2026, 10, 31), 12, 29), (date(2026, 10, 5), -4, 17), (date(2026, 9, 30), 11, 21),
    ]  # fmt: skip
    paged = [queries.statement(account, page=page, per_page=2).rows for page in (1, 2, 3)]
    assert [row.balance for rows in paged for row in rows] == [42, 29, 17, 21, 10]
