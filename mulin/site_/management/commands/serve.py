import os
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.site_ import health
from mulin.site_.environment import read
from mulin.site_.processes import run_together, web_server


class Command(BaseCommand):
    help = "Serve the pages. Run `worker` beside it; both may run on any number of machines."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=int(read("MULIN_WORKERS")))

    def handle(self, *, host: str, port: int, workers: int, **options: Any) -> None:
        if (missing := health.missing_migrations()) is None:
            raise CommandError(health.database().mend)
        if missing:
            raise CommandError(f"{missing} migrations are missing. Make a backup, then run: bin/mulin migrate")
        os.environ["MULIN_STATIC"] = "collected"
        call_command("collect", verbosity=0)
        self.stdout.write(f"http://{host}:{port}/")
        raise SystemExit(run_together(web_server(host, port, workers)))
