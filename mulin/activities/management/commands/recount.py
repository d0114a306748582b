import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.activities.rules import lots
from mulin.kernel import lots as one_by_one


class Command(BaseCommand):
    help = "Count a draw, or lots, again, from the file that its page offers. Says whether the result follows from the seed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="draw.json or lots.json, or - for what is piped in")

    def handle(self, *args: Any, **options: Any) -> None:
        text = sys.stdin.read() if options["file"] == "-" else Path(options["file"]).read_text()
        told = json.loads(text)
        if problems := one_by_one.problems(told) if "lots" in told else lots.problems(told):
            raise CommandError("; ".join(problems))
        if "lots" in told:
            self.stdout.write(f"The lots are right: {len(told['lots'])} applications.")
            return
        self.stdout.write(
            f"The draw is right: {len(told['entries'])} entries, {len(told['placed'])} placed, {len(told['waiting'])} wait."
        )
