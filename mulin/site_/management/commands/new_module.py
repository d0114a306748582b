from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.site_ import new_module
from mulin.site_.environment import ROOT


class Command(BaseCommand):
    help = "Make the rooms of a new module and give it its floor: new-module NAME --floor service"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--floor", choices=sorted(new_module.NEIGHBOUR), required=True)

    def handle(self, *, name: str, floor: str, **options: Any) -> None:
        try:
            folder = new_module.make(ROOT, name, floor)
        except new_module.Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{folder.relative_to(ROOT)} stands on its floor. Next: write its README.md, then its first test.")
