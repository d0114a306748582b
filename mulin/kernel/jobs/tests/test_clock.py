import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from mulin.kernel.jobs import clock
from mulin.kernel.jobs.models import Beat

AT = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def rung(monkeypatch):
    """The instants at which the one job of the test ran."""
    calls: list[datetime] = []
    monkeypatch.setattr(clock, "JOBS", {})
    clock.every("5m", "tests.ring", calls.append)
    return calls


def test_a_job_runs_at_once_and_then_each_period(db, rung):
    for minutes in (0, 1, 4, 5, 6, 11):
        clock.tick(AT + timedelta(minutes=minutes))

    assert rung == [AT, AT + timedelta(minutes=5), AT + timedelta(minutes=11)]


def test_a_failing_job_is_noted_and_stops_no_other(db, rung):
    clock.every("5m", "tests.breaks", lambda at: 1 / 0)

    assert sorted(clock.tick(AT)) == ["tests.breaks", "tests.ring"]
    assert dict(Beat.objects.values_list("name", "error")) == {
        "tests.ring": "",
        "tests.breaks": "ZeroDivisionError('division by zero')",
    }
    assert len(rung) == 1


@pytest.mark.django_db(transaction=True)
def test_eight_clocks_run_each_beat_once(rung):
    def work() -> None:
        try:
            for minutes in (0, 5, 10):
                clock.tick(AT + timedelta(minutes=minutes))
        finally:
            connection.close()

    clocks = [threading.Thread(target=work) for _ in range(8)]
    for thread in clocks:
        thread.start()
    for thread in clocks:
        thread.join()

    assert sorted(set(rung)) == sorted(rung)
    assert max(rung) == AT + timedelta(minutes=10)  # a slow thread may note its earlier beat after a later one


def test_each_unit_of_time_is_read(monkeypatch):
    monkeypatch.setattr(clock, "JOBS", {})
    for period in ("30s", "5m", "2h", "1d"):
        clock.every(period, period, print)
    assert [job.period.total_seconds() for job in clock.JOBS.values()] == [30, 300, 7200, 86400]
