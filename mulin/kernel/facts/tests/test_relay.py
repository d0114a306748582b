import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from freezegun import freeze_time

from mulin.kernel.facts import relay
from mulin.kernel.facts.models import Delivery
from mulin.kernel.facts.record import record
from mulin.kernel.facts.relay import drain, retry, stuck

from . import lamps
from .lamps import LampFixed

AT = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


def fix_lamps(how_many: int = 1) -> None:
    for lamp in range(how_many):
        with transaction.atomic():
            record(LampFixed(lamp), actor_id=None, at=AT)


def fails(fact, *, source):
    raise ZeroDivisionError


fails.__module__, fails.__qualname__ = lamps.__name__, "thank"


@pytest.fixture
def thanking_fails(monkeypatch):
    monkeypatch.setitem(relay.TABLE, LampFixed, [fails, lamps.tell])


def test_each_follow_up_runs_once_however_often_the_relay_runs(db):
    fix_lamps(2)

    assert (drain(), drain()) == (4, 0)
    assert (Group.objects.count(), Delivery.objects.filter(done_at=None).count()) == (4, 0)


def test_a_failing_follow_up_waits_alone_and_comes_back_later(db, thanking_fails, monkeypatch):
    with freeze_time(AT) as clock:
        fix_lamps()
        assert drain() == 1
        late = stuck().get()
        assert (late.tries, late.error, late.due_at) == (1, "ZeroDivisionError()", AT + timedelta(minutes=1))

        assert drain() == 0
        monkeypatch.undo()
        monkeypatch.setattr(relay, "TABLE", lamps.TABLE)
        clock.tick(timedelta(minutes=1))
        assert (drain(), stuck().count()) == (1, 0)
    assert sorted(name[:6] for name in Group.objects.values_list("name", flat=True)) == ["thanks", "word o"]


def test_the_pauses_grow_until_it_waits_for_a_person_who_may_try_again(db, thanking_fails, monkeypatch):
    pauses = []
    with freeze_time(AT) as clock:
        fix_lamps()
        drain()
        while (due := stuck().get().due_at) is not None:
            pauses.append((due - datetime.now(UTC)).total_seconds() / 60)
            clock.move_to(due)
            drain()
        assert pauses == [1, 5, 30, 120, 720, 1440]
        clock.tick(timedelta(days=30))
        assert (drain(), stuck().get().tries) == (0, 7)

        monkeypatch.undo()
        monkeypatch.setattr(relay, "TABLE", lamps.TABLE)
        given_up = stuck().get()
        assert retry(given_up.id, at=datetime.now(UTC)) is True
        assert (drain(), retry(given_up.id, at=AT)) == (1, False)


def test_what_kills_its_worker_each_time_is_given_up_too(db):
    fix_lamps()
    Delivery.objects.update(tries=7, claimed_until=AT)

    assert drain() == 0
    assert set(stuck().values_list("due_at", "error")) == {(None, "its worker died each time")}


def test_a_worker_that_ran_past_its_lease_leaves_no_trace(db, monkeypatch):
    def slow(fact, *, source):
        lamps.thank(fact, source=source)
        Delivery.objects.update(claimed_until=AT + timedelta(days=999))  # someone else took it meanwhile

    slow.__module__, slow.__qualname__ = lamps.__name__, "thank"
    monkeypatch.setitem(relay.TABLE, LampFixed, [slow])
    fix_lamps()
    Delivery.objects.filter(reaction__endswith="tell").delete()

    assert drain() == 0
    assert (Group.objects.count(), Delivery.objects.get().done_at) == (0, None)


def test_a_reaction_that_left_the_table_is_shown_as_stuck(db, monkeypatch):
    fix_lamps()
    monkeypatch.setitem(relay.TABLE, LampFixed, [lamps.thank])

    assert drain() == 1
    assert "nothing in the table is called" in stuck().get().error


@pytest.mark.django_db(transaction=True)
def test_eight_workers_run_each_follow_up_once():
    fix_lamps(20)
    done: list[int] = []

    def work() -> None:
        try:
            done.append(drain())
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert (sum(done), Group.objects.count(), Delivery.objects.exclude(tries=1).count()) == (40, 40, 0)


DYING_WORKER = """
import django; django.setup()
from mulin.kernel.facts import relay
from mulin.kernel.facts.tests import lamps
relay.TABLE.update(lamps.TABLE)
relay.drain()
"""


def address_of_the_test_database() -> str:
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_nothing_and_repeats_nothing():
    fix_lamps()
    worker = subprocess.Popen(
        [sys.executable, "-c", DYING_WORKER],
        env=os.environ
        | {
            "LAMP_WORKER_DIES": "1",
            "MULIN_DATABASE": address_of_the_test_database(),
            "DJANGO_SETTINGS_MODULE": "mulin.site_.settings",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "half-way\n"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert Group.objects.count() == 0

    assert drain() == 1  # its neighbour; the dead worker's is held until the lease is over
    held = Delivery.objects.get(done_at=None)
    Delivery.objects.filter(id=held.id).update(claimed_until=held.claimed_until - relay.LEASE)
    assert (drain(), Group.objects.count(), Delivery.objects.filter(done_at=None).count()) == (1, 2, 0)
