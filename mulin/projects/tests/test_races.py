"""Many at once in a season, through threads: the earmark's lock, the call's and the project's, not luck."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from mulin.funds.models import Earmark
from mulin.kernel.access import Refused
from mulin.ledger.queries import prove
from mulin.projects import actions
from mulin.projects.actions import announcing
from mulin.projects.actions.awarding import award
from mulin.projects.models import Application, Project
from tests.stage import NOON, build

from . import choosing_cast
from .cast import season
from .doing_cast import EARLY, Garden, earmarked, rich_fund

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
EACH = 250_000


def beside(act: Callable[[], Any]) -> str:
    """In another connection, which waits for nobody longer than a moment."""

    def run() -> str:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '150ms'")
                act()
            return "yes"
        except OperationalError:
            return "waits"
        except Refused as no:
            return str(no)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


@pytest.mark.row("C114", "hours-4")
def test_awards_at_once_never_give_away_more_than_was_put_aside_for_the_call() -> None:
    """Money for two of them; the others hear that so much is not left. And no payment slips past who moves a project."""
    stage = build()
    fund = rich_fund(stage)
    there = season(stage, at=EARLY, opened=False, amount=600_000)
    kept = earmarked(fund, there.call.number, 600_000, there.call.runs_until + timedelta(days=150))
    there.call.refresh_from_db()
    there.call = actions.open_call(there.call, by=there.worker, at=EARLY)
    sent = [there.apply(person).pk for person in (stage.wang_fang, stage.liu_yang, stage.li_xiuying, stage.ma_li)]
    Application.objects.update(stage="chosen")
    rows = Application.objects.select_related("call", "category", "place", "lead", "organisation")
    by = stage.standing(stage.zhou_ming)

    def give(pk: int) -> str:
        try:
            award(rows.get(pk=pk), EACH, by=by, at=EARLY)
            return "yes"
        except Refused as no:
            return str(no)
        finally:
            connection.close()

    assert give(sent[0]) == "yes"
    with ThreadPoolExecutor(3) as pool:
        said = sorted(pool.map(give, sent[1:]))
    assert said == ["yes"] + ["专款只剩 ¥1,000.00，不够 ¥2,500.00。"] * 2
    kept.refresh_from_db()
    parts = list(Earmark.objects.filter(parent=kept).order_by("ref").values_list("ref", "left"))
    assert (kept.left, parts) == (600_000 - 2 * EACH, [(one.number, EACH) for one in Project.objects.order_by("number")])
    assert prove(fund.fund.book).wrong == []
    garden = Garden(stage, fund, Project.objects.get(application=sent[0])).signed().verified(1)
    spending = garden.approved(1)
    with transaction.atomic():  # somebody stops the project: its row is held
        Project.objects.select_for_update().get(pk=garden.project.pk)
        said_to_keeper = beside(lambda: garden.pay(spending))
    assert (said_to_keeper, garden.now().paid) == ("这个项目的账正有人在动，请过一会儿再试。", 0)
    assert (garden.pay(spending).status, garden.now().paid) == ("paid", spending.amount)


def test_what_is_withdrawn_while_the_result_is_made_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is the result made twice."""
    there = choosing_cast.season(build(), amount=0, earmark=None).screened().seated("zhang_wei")
    actions.begin_reviews(there.now, by=there.worker, at=NOON)
    there.reviewed(zhang_wei=[9, 8, 7])
    said: list[str] = []
    drawn = announcing.redraw

    def slowly(call: Any) -> Any:
        found = drawn(call)
        for act in (
            lambda: actions.withdraw(there.app(1), by=there.me("wang_fang"), at=NOON),
            lambda: actions.announce(there.now, by=there.worker, at=NOON),
        ):
            said.append(beside(act))
        return found

    monkeypatch.setattr(announcing, "redraw", slowly)
    actions.announce(there.now, by=there.worker, at=NOON)
    late = beside(lambda: actions.withdraw(there.app(1), by=there.me("wang_fang"), at=NOON))
    assert (said, late, there.app(1).stage) == (["waits", "waits"], "已经有了结果，不能再撤回。", "chosen")
