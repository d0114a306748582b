"""Real processes: many at once, and some that are killed."""

import os
import signal
import time

import pytest

from mulin.ledger import actions, queries
from mulin.ledger.models import Entry, Hold, Line
from mulin.ledger.tests.hand import Hand
from tests.stage import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def begin(*hands: Hand) -> None:
    assert [one.says() for one in hands] == ["ready"] * len(hands)
    for one in hands:
        one.told("go")


@pytest.mark.row("hours-1")
def test_many_processes_never_cross_a_floor(points):
    """Four spend from one account what is enough for a hundred times; two of them the other way round, so that locks cross."""
    points.award(points.wang, 300, "a")
    points.award(points.liu, 1, "b")
    hands = [Hand(points.wang.pk, points.issued.pk, f"w{number}", 40) for number in range(3)]
    hands += [Hand(points.issued.pk, points.wang.pk, "back", 10), Hand(points.wang.pk, points.liu.pk, "gift", 40)]
    begin(*hands)
    posted = [int(one.ends()) for one in hands]

    assert [one.returncode for one in hands] == [0] * 5
    spent, back = sum(posted) - posted[3], posted[3]
    assert back == 10 and 100 <= spent <= 110  # 300 + 30 in threes: not one more
    assert queries.balance(points.wang) == 300 + 3 * (back - spent)
    assert queries.prove(points.book).wrong == []
    assert Entry.objects.count() == 2 + spent + back


def test_the_same_key_from_many_processes_posts_once(points):
    points.award(points.wang, 300, "a")
    hands = [Hand(points.wang.pk, points.liu.pk, "same", 20) for _number in range(3)]
    begin(*hands)
    for one in hands:
        one.ends()
    assert queries.balance(points.liu) == 60 and Entry.objects.count() == 21


def test_a_process_killed_between_any_two_steps_leaves_nothing_half(points):
    points.award(points.wang, 300, "a")
    parent = Hand(points.wang.pk, points.issued.pk)
    assert parent.says() == "ready"
    for step in range(100):
        parent.told(step)
        said = parent.says()
        if said == "done":
            break
        os.kill(int(said), signal.SIGKILL)
        assert parent.says() == "over"
        assert (Entry.objects.count(), Line.objects.count(), Hold.objects.count()) == (1, 2, 0), step
        assert points.kept()[points.wang.code] == (300, 0) and queries.prove(points.book).wrong == []
    parent.ends()
    assert 10 < step < 99
    assert points.kept()[points.wang.code] == (295, 0) and Entry.objects.count() == 3


def test_a_process_killed_at_any_moment_leaves_whole_entries(points):
    points.award(points.wang, 900, "a")
    for number in range(4):
        one = Hand(points.wang.pk, points.issued.pk, f"t{number}", 300)
        begin(one)
        time.sleep(0.05 + number * 0.03)
        one.is_killed()
        assert queries.prove(points.book).wrong == []
    actions.transfer(points.issued, points.wang, 1, once_key="after", reason="", at=NOON, by=None)  # no lock was left behind
