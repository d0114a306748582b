"""Sequencers and publishers in processes of their own, at once."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from mulin.transparency import actions
from mulin.transparency.models import Leaf, Pending
from mulin.transparency.queries import audit
from tests.forked import Forked

from .book import keep

AT = datetime(2026, 11, 19, 4, tzinfo=UTC)
TURNS, WHO = 25, ["one", "two", "three"]


def work(who: str) -> None:
    for turn in range(TURNS):
        with transaction.atomic():
            for shared in (f"{who}-{turn}", f"shared-{turn}"):
                actions.publish("x", 1, {"number": shared}, None, ("x.thing", turn), shared, AT)
        actions.keep_up(AT)


@pytest.mark.django_db(transaction=True)
def test_three_sequencers_at_once_leave_no_gap_and_no_double():
    """On PostgreSQL they meet at the row's lock; on SQLite at BEGIN IMMEDIATE."""
    keep(3)
    running = [Forked(lambda who=who: work(who)) for who in WHO]
    for one in running:
        one.ends()
    assert [one.returncode for one in running] == [0, 0, 0]
    numbers = list(Leaf.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(3 + TURNS * (len(WHO) + 1)))
    assert Pending.objects.count() == 0 and audit().problems == []
    # Each process committed its turns one after the other: the log has them in that order.
    for who in WHO:
        mine = Leaf.objects.filter(once_key__startswith=f"{who}-").order_by("number").values_list("subject_id", flat=True)
        assert list(mine) == list(range(TURNS))
