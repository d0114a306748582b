import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.activities.rules import lots


class Command(BaseCommand):
    help = "Count a draw again, from the file that its page offers. Says whether the result follows from seed and entries."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="draw.json, or - for what is piped in")

    def handle(self, *args: Any, **options: Any) -> None:
        text = sys.stdin.read() if options["file"] == "-" else Path(options["file"]).read_text()
        if problems := lots.problems(json.loads(text)):
            raise CommandError("; ".join(problems))
        told = json.loads(text)
        self.stdout.write(
            f"The draw is right: {len(told['entries'])} entries, {len(told['placed'])} placed, {len(told['waiting'])} wait."
        )
