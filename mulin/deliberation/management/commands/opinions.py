import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Group the people of a published Polis conversation (a folder with comments.csv and participants-votes.csv) by their answers: one line of JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *, folder: Path, **options: Any) -> None:
        begun = time.perf_counter()
        from mulin.deliberation.reckoning import agreement, picture, polis_files

        try:
            talk = polis_files.read(folder)
        except (OSError, UnicodeDecodeError, KeyError, ValueError) as error:
            raise CommandError(f"{folder}: {error}") from error
        found = picture(talk.votes, talk.out)
        agreed = agreement(found.groups.tolist(), talk.published)
        said = {
            "participants": len(talk.people),
            "groups": found.count,
            "agreement": None if agreed is None else round(agreed, 4),
            "seconds": round(time.perf_counter() - begun, 3),
        }
        self.stdout.write(json.dumps(said))
