import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.transparency.proving import exports, notes, receipts
from mulin.transparency.queries import against_sources, audit

EXPORT = "log/export"


class Command(BaseCommand):
    help = "Check a log (URL or exported file) or a receipt without trusting its server; --database: the rows. Exit code 1 on a fault."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="?", metavar="URL|FILE", help="https://…, an exported log, or a receipt")
        parser.add_argument(
            "--database",
            action="store_true",
            help="this installation's own tables, the log's and those that it tells of: names each row that does not fit",
        )
        parser.add_argument("--key", action="append", default=[], help="the log's public key as you know it (name+id+base64)")
        parser.add_argument(
            "--checkpoint", action="append", default=[], type=Path, help="a checkpoint you kept: the log must go on from it"
        )

    def handle(self, *, source: str | None, database: bool, key: list[str], checkpoint: list[Path], **options: Any) -> None:
        if not source and not database:
            raise CommandError("Say what to check: a URL, a file, or --database.")
        try:
            trusted = [notes.read_key(line) for line in key]
            kept = [path.read_text() for path in checkpoint]
            good = (not database or self._database()) and (not source or self._source(source, trusted, kept))
        except (notes.BadNote, OSError) as error:
            raise CommandError(str(error)) from error
        except UnicodeDecodeError:
            raise CommandError("This is neither an exported log nor a receipt.") from None
        if not good:
            raise SystemExit(1)

    def _database(self) -> bool:
        found = audit()
        self._say(
            found.problems, f"{found.leaves} records and {found.checkpoints} checkpoints in the database are as they were signed."
        )
        if not found.ok:  # what differs from a log that was changed itself says little
            return False
        problems = against_sources()
        self._say(problems, "What stands in the database is what the records say.")
        return not problems

    def _source(self, source: str, trusted: list[notes.Key], kept: list[str]) -> bool:
        lines = iter(_lines(source))
        first = next(lines, "")
        if exports.FORMAT not in first:
            return self._receipt(first + "".join(lines), trusted)
        found = exports.check(_again(first, lines), trusted, kept)
        self._say(found.problems, f"{found.leaves} records are as they were signed in {found.checkpoints} checkpoints.")
        self._say_keys(found.keys, bool(trusted))
        return found.ok

    def _receipt(self, text: str, trusted: list[notes.Key]) -> bool:
        try:
            receipt = json.loads(text)
            proof = receipts.check(receipt, trusted)
        except receipts.Unproven as error:
            self._say([str(error)], "")
            return False
        except ValueError:
            raise CommandError("This is neither an exported log nor a receipt.") from None
        self._say(
            [],
            f"Record {proof.number} is in the log {proof.origin} of {proof.size} records: {json.dumps(proof.record, ensure_ascii=False)}",
        )
        if proof.private:
            self._say([], f"Its private part is what was committed to: {json.dumps(proof.private, ensure_ascii=False)}")
        self._say_keys(trusted or [notes.read_key(line) for line in receipt["keys"]], bool(trusted))
        return True

    def _say(self, problems: list[str], well: str) -> None:
        for problem in problems or [well]:
            self.stdout.write(f"{'WRONG' if problems else 'good '}  {problem}")

    def _say_keys(self, keys: list[notes.Key], are_trusted: bool) -> None:
        if not are_trusted:
            for key in keys:
                self.stdout.write(f"       signed with {key}")
            self.stdout.write("       That key came along with it. Compare it with one you know, or give it as --key.")


def _lines(source: str) -> Iterable[str]:
    if not source.startswith(("https://", "http://")):
        return Path(source).open(encoding="utf-8")
    url = source if source.endswith(EXPORT) else f"{source.rstrip('/')}/{EXPORT}".replace("/log/log/", "/log/")
    try:
        return (line.decode() for line in urlopen(url, timeout=60))  # noqa: S310 - its scheme is asked above
    except URLError as error:
        raise CommandError(f"{url} does not answer: {error.reason}") from error


def _again(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest
