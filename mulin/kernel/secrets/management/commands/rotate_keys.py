import base64
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from mulin.kernel.secrets import keys, rotating


class Command(BaseCommand):
    help = "Seal all personal fields anew with the newest key of MULIN_SEAL_KEYS. First --make, restart everything, then this."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--make", action="store_true", help="make a new key and put it in front of the ring, or say how")
        parser.add_argument(
            "--index-key", action="store_true", help="print the value for MULIN_INDEX_KEY that keeps look-ups as they are"
        )

    def handle(self, *args: Any, make: bool, index_key: bool, **options: Any) -> None:
        if index_key:
            self.stdout.write(base64.b64encode(keys.index_key()).decode())
        elif make:
            self._make()
        else:
            self._rotate()

    def _make(self) -> None:
        ring = f"{rotating.new_entry()},{settings.SEAL_KEYS}"
        file = Path(settings.SEAL_KEYS_FILE)
        if os.environ.get("MULIN_SEAL_KEYS") or not file.exists():
            self.stdout.write(f"MULIN_SEAL_KEYS={ring}")
            self.stderr.write("Set this in the environment, restart all processes, then run rotate_keys.")
            return
        fresh = file.with_suffix(".new")
        with open(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as target:
            target.write(ring)
        fresh.replace(file)
        self.stdout.write(f"A new key is in front of {file}. Restart all processes, then run rotate_keys.")

    def _rotate(self) -> None:
        newest = keys.newest()[0]
        results = [rotating.rotate(model, column) for model, column in rotating.sealed_fields()]
        results += [reseal() for reseal in rotating.OTHERS]
        for result in results:
            self.stdout.write(
                f"{result.column}: {result.resealed} sealed anew with {newest}, {len(result.unreadable)} unreadable"
            )
        if lost := [f"{result.column} of row {pk}" for result in results for pk in result.unreadable[:20]]:
            raise CommandError("These cannot be opened by any key of the ring and were left as they are: " + "; ".join(lost))
        old = [key_id for key_id in keys.ring(settings.SEAL_KEYS) if key_id != newest]
        if old and not settings.INDEX_KEY:
            kept = old.pop()
            self.stdout.write(f"Keep {kept}: look-ups hang on it until MULIN_INDEX_KEY is set (rotate_keys --index-key).")
        if old:
            self.stdout.write(f"No longer needed here: {', '.join(old)}. Keep them as long as backups that they sealed.")
