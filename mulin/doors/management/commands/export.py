from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from mulin.doors import communities, exporting_awards, exporting_ledger
from mulin.doors.exporting import TABLES
from mulin.kernel.sheets import writing
from mulin.places.models import Place


class Command(BaseCommand):
    help = "Export a register: export KIND FILE.xlsx|FILE.csv --community CODE (personal numbers are masked)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted([*TABLES, "awards", "ledger"]))
        parser.add_argument("file", type=Path)
        parser.add_argument("--community", required=True, help="12-digit code, name or id of the community")
        parser.add_argument("--book", default="", help="ledger: the code of one book; without it all books of the community")
        formats = [*exporting_ledger.FORMATS, *exporting_awards.FORMATS]
        parser.add_argument("--format", choices=formats, help="ledger: without it what the file's ending says; awards: 360giving")

    def handle(self, *, kind: str, file: Path, community: str, **options: Any) -> None:
        try:
            place = communities.named(community)
        except LookupError as error:
            raise CommandError(str(error)) from None
        if kind == "ledger":
            self._ledger(place, file, options["book"], options["format"])
            return
        if kind == "awards":
            self.stdout.write(f"{exporting_awards.write(place, file, at=timezone.now())} awards written to {file}")
            return
        headers, rows = TABLES[kind]
        with file.open("wb") as target:
            if file.suffix == ".csv":
                target.writelines(writing.write_csv(headers, rows(place)))
            else:
                writing.write_xlsx(target, headers, rows(place))
        self.stdout.write(f"{kind} written to {file}")

    def _ledger(self, place: Place, file: Path, book: str, form: str | None) -> None:
        try:
            exporting_ledger.write(place, file, book=book, form=form or file.suffix.removeprefix("."))
        except (LookupError, ValueError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"ledger written to {file}")
