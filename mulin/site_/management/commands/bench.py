import importlib
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.site_.environment import ROOT


class Command(BaseCommand):
    help = "Measure: bench NAME …; the last line is JSON with figures and goals."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("words", nargs="*")

    def handle(self, *, name: str, words: list[str], **options: Any) -> None:
        files = [*(ROOT / "bench").glob("*.py"), *(ROOT / "bench").glob("*/__init__.py")]
        known = sorted(
            file.stem if file.parent.name == "bench" else file.parent.name for file in files if "\ndef run(" in file.read_text()
        )
        if name not in known:
            raise CommandError(f"There is no bench {name}; there are: {', '.join(known)}.")
        report = importlib.import_module(f"bench.{name}").run(words)
        self.stdout.write(report.as_json())
        if not report.ok:
            raise SystemExit(1)
