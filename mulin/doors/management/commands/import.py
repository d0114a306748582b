import json
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from mulin.doors import communities
from mulin.doors.kinds import kinds
from mulin.kernel.sheets import importing, paperwork
from mulin.kernel.sheets.importing import Outcome, Plan
from mulin.kernel.sheets.reading import NotASheet

SHOWN = 5


class Command(BaseCommand):
    help = "Import a register: import KIND FILE --community CODE [--mapping FILE.json] [--dry-run]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.add_argument("kind", choices=sorted(kinds()))
        parser.add_argument("file", type=Path)
        parser.add_argument("--community", help="12-digit code, name or id of the community")
        parser.add_argument(
            "--mapping", type=Path, help='JSON: {"columns": {key: header}, "hints": {"month_first": true, "zone": "…"}}'
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; nothing stays")
        parser.add_argument("--language", default="zh-hans", help="of the sentences about rows")

    def handle(self, **options: Any) -> None:
        with translation.override(options["language"]):
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        kind, path = kinds()[options["kind"]], options["file"]
        community = self._community(options["community"]) if kind.in_community else None
        settled = json.loads(options["mapping"].read_text()) if options["mapping"] else None
        try:
            file = path.open("rb")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None
        with file:
            try:
                plan = importing.plan(kind, file, path.name, settled)
            except NotASheet as sentence:
                raise CommandError(f"{path.name}: {sentence}") from None
            self._say_columns(plan)
            outcome = importing.run(plan, community, timezone.now(), dry_run=options["dry_run"])
            if outcome.is_stored:
                importing.remember(plan, timezone.now())
            refused = self._write_refused(plan, outcome, path) if outcome.refused else None
        self._say(outcome, refused, dry_run=options["dry_run"])

    def _community(self, words: str | None) -> Any:
        if not words:
            raise CommandError("Say which community: --community CODE (12 digits, name or id).")
        try:
            return communities.named(words)
        except LookupError as error:
            raise CommandError(str(error)) from None

    def _say_columns(self, plan: Plan) -> None:
        for column in plan.kind.columns:
            if column.key in plan.columns:
                self.stdout.write(f"  {column.key:<14} ← {plan.columns[column.key]}")
        if missing := plan.missing():
            names = ", ".join(f"{column.key} ({column.title})" for column in missing)
            headers = ", ".join(header for header in plan.sheet.headers if header)
            raise CommandError(f"No column of the file is {names}. The file has: {headers}. Name it with --mapping.")

    def _write_refused(self, plan: Plan, outcome: Outcome, path: Path) -> Path:
        target = path.with_name(f"{path.stem}.refused.xlsx")
        try:
            with target.open("wb") as file:
                paperwork.write_refused(file, plan, outcome)
        except OSError:
            target = Path.cwd() / target.name
            with target.open("wb") as file:
                paperwork.write_refused(file, plan, outcome)
        return target

    def _say(self, outcome: Outcome, refused: Path | None, *, dry_run: bool) -> None:
        if outcome.before:
            self.stdout.write(f"The same file was imported before, on {timezone.localtime(outcome.before):%Y-%m-%d %H:%M}.")
        for problem in outcome.problems[:SHOWN]:
            self.stdout.write(f"  row {problem.number}: {problem.sentence}")
        for note in outcome.counts.notes:
            self.stdout.write(f"  {note}")
        if refused:
            self.stdout.write(f"Nothing was stored. Mend the refused rows and import the whole file again; reasons: {refused}")
        elif dry_run:
            self.stdout.write("Dry run: nothing was stored.")
        counts = outcome.counts
        self.stdout.write(
            f"{outcome.read} read, {counts.new} new, {counts.unchanged} unchanged, {counts.changed} changed, {len(outcome.refused)} refused"
        )
        if refused:
            raise SystemExit(1)
