import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils.timezone import now

from mulin.kernel.jobs import clock
from mulin.notices import actions

log = logging.getLogger("mulin.sender")

PAUSE = 1.0  # seconds between looks for what is owed


class Command(BaseCommand):
    help = "Send notices all the time, at each channel's rate. The worker sends for some seconds of each half minute anyway."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())  # the batch in hand is finished first
        while not stop.is_set():
            try:
                clock.alive("sender", now())
                busy = actions.choose_channels(now()) + actions.send_owed(now())
            except DatabaseError:  # the server restarts or fails over: wait for it
                log.exception("the database does not answer")
                close_old_connections()
                busy = 0
            if not busy:
                stop.wait(PAUSE)
