from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from mulin.funds import actions
from mulin.funds.models import Spending
from mulin.funds.queries import figures
from mulin.kernel.access import Refused
from mulin.ledger.queries import prove
from tests.stage import NOON, build

from .cast import warm


@pytest.mark.postgresql
@pytest.mark.row("C114", "hours-4")
@pytest.mark.django_db(transaction=True)
def test_ten_second_yeses_at_once_never_overspend() -> None:
    """Money for three of them, a budget for four."""
    stage = build()
    fund = warm(stage)
    fund.gift(350)
    fund.budget(fund.seats, 400)
    wishes = [fund.ask(100) for _number in range(10)]
    for wish in wishes:
        actions.approve(wish, by=fund.by(stage.zhou_ming), at=NOON)
    second = fund.by(stage.liu_yang)

    def approve(wish: Spending) -> str:
        try:
            return actions.approve(wish, by=second, at=NOON).status
        except Refused:
            return "no"
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        said = sorted(pool.map(approve, wishes))
    assert said == ["no"] * 7 + ["reserved"] * 3
    assert (figures(fund.fund).reserved, prove(fund.fund.book).wrong) == (30000, [])
