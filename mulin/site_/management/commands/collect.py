import os
import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Gather static files under var/, hashed and compressed, as `serve` and `demo` hand them out."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        # In a process of its own, because the storage is chosen when settings are read.
        words = [sys.executable, "-m", "mulin", "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(words, check=True, env=os.environ | {"MULIN_STATIC": "collected"})  # noqa: S603
