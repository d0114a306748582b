import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now

from mulin.site_ import demo, processes
from mulin.site_.environment import read


class Command(BaseCommand):
    help = "A community to try everything in: web, worker and clock on the embedded database. Ctrl-C stops all."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", choices=["small", "full"], default="small", help="full: 50,000 people, two years of work")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--only-build", action="store_true", help="make the data and stop")

    def handle(self, *, scale: str, host: str, port: int, only_build: bool, **options: Any) -> None:
        began = time.monotonic()
        with ThreadPoolExecutor(1) as beside:  # gathering files is a process of its own, for the other core
            collected = beside.submit(call_command, "collect", verbosity=0)
            call_command("migrate", verbosity=0)
            self.stdout.write(f"Database ready after {time.monotonic() - began:.0f} s. Building the community… 正在生成示范社区…")
            demo.build(scale=scale, at=now(), say=self.stdout.write)
            collected.result()
        self.stdout.write(f"Ready after {time.monotonic() - began:.0f} s.")
        if only_build:
            return
        self._say_where(f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0'} else host}:{port}/")  # noqa: S104
        os.environ.update(MULIN_MODE="demo", MULIN_STATIC="collected")
        web = processes.web_server(host, port, int(read("MULIN_WORKERS")))
        raise SystemExit(processes.run_together(web, processes.worker()))

    def _say_where(self, address: str) -> None:
        self.stdout.write(
            f"\n  居民 residents   {address}\n  工作台 staff     {address}desk/\n  公开 the public  {address}open/\n"
        )
        for kind, how in demo.sign_ins():
            self.stdout.write(f"  {kind}  {how}")
        self.stdout.write("\nCtrl-C stops everything. 按 Ctrl-C 停止。")
