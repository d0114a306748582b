"""Periodic jobs. A module names its own in `apps.ready`: `clock.every("5m", "matters.ring", ring)`.

A job is called with the instant of its beat and finds its work in the database (what is due), so a beat that died
half-way is made good by the next one.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from .models import Beat

log = logging.getLogger(__name__)

Work = Callable[[datetime], object]
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True)
class Job:
    name: str
    period: timedelta
    work: Work


JOBS: dict[str, Job] = {}


def every(period: str, name: str, work: Work) -> None:
    """Have `work(at)` called each `period`: a number and s, m, h or d ("30s", "5m", "1d")."""
    JOBS[name] = Job(name, timedelta(**{UNITS[period[-1]]: int(period[:-1])}), work)


def tick(at: datetime) -> list[str]:
    """Run each job whose period is over and that no other clock has taken; return their names."""
    return [job.name for job in list(JOBS.values()) if _claim(job.name, job.period, at) and _run(job, at)]


def alive(name: str, at: datetime) -> None:
    """A process that is no job (the worker) says that it lives."""
    Beat.objects.update_or_create(name=name, defaults={"last_run_at": at})


def _claim(name: str, period: timedelta, at: datetime) -> bool:
    mine = Beat.objects.filter(Q(last_run_at=None) | Q(last_run_at__lte=at - period), name=name)
    if mine.update(last_run_at=at):
        return True
    if Beat.objects.filter(name=name).exists():
        return False
    Beat.objects.bulk_create([Beat(name=name)], ignore_conflicts=True)
    return bool(mine.update(last_run_at=at))


def _run(job: Job, at: datetime) -> bool:
    began, error = time.monotonic(), ""
    try:
        job.work(at)
    except Exception as problem:  # one bad job must not stop the others
        log.exception("job %s failed", job.name)
        error = repr(problem)
    Beat.objects.filter(name=job.name).update(error=error, took_ms=int((time.monotonic() - began) * 1000))
    return True
