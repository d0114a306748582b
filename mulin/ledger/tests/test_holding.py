from datetime import timedelta

import pytest

from mulin.kernel.access import Refused
from mulin.kernel.facts.models import Fact
from mulin.kernel.once import Conflict
from mulin.ledger import actions, queries
from mulin.ledger.actions import NotEnough
from mulin.ledger.models import Entry, Hold
from tests.stage import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=7)


@pytest.fixture
def hold(points) -> Hold:
    points.award(points.wang, 10, "a")
    return actions.reserve(points.wang, 6, once_key="h", reason="兑换理发", at=NOON, by=None, expires_at=LATER)


def test_what_is_promised_cannot_be_spent(points, hold):
    assert points.kept()[points.wang.code] == (10, 6)
    with pytest.raises(NotEnough, match="可用 4 积分"):
        actions.transfer(points.wang, points.liu, 5, once_key="b", reason="转赠", at=NOON, by=None)
    with pytest.raises(NotEnough):
        actions.reserve(points.wang, 5, once_key="h2", reason="兑换", at=NOON, by=None)
    actions.transfer(points.wang, points.liu, 4, once_key="c", reason="转赠", at=NOON, by=None)


def test_a_promise_is_made_once(points, hold):
    assert actions.reserve(points.wang, 6, once_key="h", reason="兑换理发", at=LATER, by=None, expires_at=LATER) == hold
    with pytest.raises(Conflict):
        actions.reserve(points.wang, 5, once_key="h", reason="兑换理发", at=NOON, by=None, expires_at=LATER)
    assert points.kept()[points.wang.code] == (10, 6)


def test_a_promise_is_paid_and_what_is_left_is_free(points, hold):
    lines = [(points.wang, -5), (points.issued, 5)]
    entry = actions.post_hold(hold, lines, at=NOON, by=None)

    assert points.kept()[points.wang.code] == (5, 0)
    assert entry.hold == hold and Hold.objects.get().state == "posted" and entry.reason == "兑换理发"
    assert actions.post_hold(hold, lines, at=NOON, by=None) == entry
    with pytest.raises(Conflict):
        actions.post_hold(hold, [(points.wang, -4), (points.issued, 4)], at=NOON, by=None)
    with pytest.raises(Refused):
        actions.release(hold, at=NOON, by=None)


def test_no_more_is_paid_than_was_promised(points, hold):
    for lines in ([(points.wang, -7), (points.issued, 7)], [(points.wang, 5), (points.issued, -5)]):
        with pytest.raises(Refused, match="预留"):
            actions.post_hold(hold, lines, at=NOON, by=None)
    assert Entry.objects.count() == 1 and Hold.objects.get().state == "open"


def test_a_promise_is_given_back(points, hold):
    actions.release(hold, at=NOON, by=None)
    assert actions.release(hold, at=NOON, by=None).state == "released"
    assert points.kept()[points.wang.code] == (10, 0)
    with pytest.raises(Refused):
        actions.post_hold(hold, [(points.wang, -5), (points.issued, 5)], at=NOON, by=None)


def test_the_clock_frees_what_was_not_used(points, hold):
    assert actions.expire_due(LATER - timedelta(seconds=1)) == 0
    with pytest.raises(Refused, match="还没有到期"):
        actions.expire(hold, at=NOON)
    assert actions.expire_due(LATER) == 1 and actions.expire_due(LATER) == 0
    assert points.kept()[points.wang.code] == (10, 0)
    assert Fact.objects.get(kind="ledger.HoldExpired").data["hold_id"] == hold.pk
    assert queries.prove(points.book).holds
