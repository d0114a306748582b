"""Things of the ledger for tests that walk across all pages."""

from mulin.ledger import actions
from mulin.ledger.tests.conftest import open_points
from tests.stage import NOON, Stage


def props(stage: Stage) -> dict[str, int]:
    points = open_points(stage)
    entry = points.award(points.wang, 20, "props")
    actions.reserve(points.wang, 5, once_key="props", reason="兑换理发", at=NOON, by=None)
    return {"book_id": points.book.pk, "account_id": points.wang.pk, "entry_id": entry.pk}
