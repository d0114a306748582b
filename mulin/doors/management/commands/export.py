from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.doors import communities
from mulin.doors.exporting import TABLES
from mulin.kernel.sheets import writing


class Command(BaseCommand):
    help = "Export a register: export KIND FILE.xlsx|FILE.csv --community CODE (personal numbers are masked)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(TABLES))
        parser.add_argument("file", type=Path)
        parser.add_argument("--community", required=True, help="12-digit code, name or id of the community")

    def handle(self, *, kind: str, file: Path, community: str, **options: Any) -> None:
        try:
            place = communities.named(community)
        except LookupError as error:
            raise CommandError(str(error)) from None
        headers, rows = TABLES[kind]
        with file.open("wb") as target:
            if file.suffix == ".csv":
                target.writelines(writing.write_csv(headers, rows(place)))
            else:
                writing.write_xlsx(target, headers, rows(place))
        self.stdout.write(f"{kind} written to {file}")
