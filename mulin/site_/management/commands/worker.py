import logging
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils.timezone import now

from mulin.kernel.facts.relay import drain
from mulin.kernel.jobs import clock

log = logging.getLogger("mulin.worker")

PAUSE = 0.5  # seconds between looks for what is owed
CLOCK = 30  # seconds between ticks


class Command(BaseCommand):
    help = "Run follow-ups of facts and the clock's jobs. Any number of workers may run."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due and stop")

    def handle(self, *, once: bool, **options: Any) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())  # the follow-up in hand is finished first
        next_tick = 0.0
        while not stop.is_set():
            tick = time.monotonic() >= next_tick
            if tick:
                next_tick = time.monotonic() + CLOCK
            try:
                busy = self._round(tick=tick)
            except DatabaseError:  # the server restarts or fails over: wait for it
                log.exception("the database does not answer")
                close_old_connections()
                busy = 0
            if once:
                return
            if not busy:
                stop.wait(PAUSE)

    @staticmethod
    def _round(*, tick: bool) -> int:
        if tick:
            clock.alive("worker", now())
            clock.tick(now())
        return drain()
