"""Real processes: many at once, and some that are killed."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from mulin.ledger import actions, queries
from mulin.ledger.models import Entry, Hold, Line
from mulin.site_.environment import ROOT
from tests.stage import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def hand(*words) -> "subprocess.Popen[str]":
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else os.environ["MULIN_DATABASE"].rsplit("/", 1)[0] + f"/{name}"
    command = [sys.executable, "-m", "mulin.ledger.tests.hand", *map(str, words)]
    env = os.environ | {"MULIN_DATABASE": url}
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return process


def begin(*processes) -> None:
    assert [process.stdout.readline() for process in processes] == ["ready\n"] * len(processes)
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()


@pytest.mark.row("hours-1")
def test_many_processes_never_cross_a_floor(points):
    """Four spend from one account what is enough for a hundred times; two of them the other way round, so that locks cross."""
    points.award(points.wang, 300, "a")
    points.award(points.liu, 1, "b")
    hands = [hand(points.wang.pk, points.issued.pk, f"w{number}", 40) for number in range(3)]
    hands += [hand(points.issued.pk, points.wang.pk, "back", 10), hand(points.wang.pk, points.liu.pk, "gift", 40)]
    begin(*hands)
    posted = [int(process.communicate(timeout=120)[0]) for process in hands]

    assert [process.returncode for process in hands] == [0] * 5
    spent, back = sum(posted) - posted[3], posted[3]
    assert back == 10 and 100 <= spent <= 110  # 300 + 30 in threes: not one more
    assert queries.balance(points.wang) == 300 + 3 * (back - spent)
    assert queries.prove(points.book).wrong == []
    assert Entry.objects.count() == 2 + spent + back


def test_the_same_key_from_many_processes_posts_once(points):
    points.award(points.wang, 300, "a")
    hands = [hand(points.wang.pk, points.liu.pk, "same", 20) for _number in range(3)]
    begin(*hands)
    for process in hands:
        process.communicate(timeout=120)
    assert queries.balance(points.liu) == 60 and Entry.objects.count() == 21


def test_a_process_killed_between_any_two_steps_leaves_nothing_half(points):
    points.award(points.wang, 300, "a")
    parent = hand(points.wang.pk, points.issued.pk)
    assert parent.stdout.readline() == "ready\n"
    for step in range(100):
        parent.stdin.write(f"{step}\n")
        parent.stdin.flush()
        said = parent.stdout.readline()
        if said == "done\n":
            break
        os.kill(int(said), signal.SIGKILL)
        assert parent.stdout.readline() == "over\n"
        assert (Entry.objects.count(), Line.objects.count(), Hold.objects.count()) == (1, 2, 0), step
        assert points.kept()[points.wang.code] == (300, 0) and queries.prove(points.book).wrong == []
    parent.communicate(timeout=60)
    assert 10 < step < 99
    assert points.kept()[points.wang.code] == (295, 0) and Entry.objects.count() == 3


def test_a_process_killed_at_any_moment_leaves_whole_entries(points):
    points.award(points.wang, 1000, "a")
    for number in range(4):
        process = hand(points.wang.pk, points.issued.pk, f"t{number}", 300)
        begin(process)
        time.sleep(0.05 + number * 0.03)
        process.kill()
        process.wait(timeout=60)
        assert queries.prove(points.book).wrong == []
    actions.transfer(points.issued, points.wang, 1, once_key="after", reason="", at=NOON, by=None)  # no lock was left behind
