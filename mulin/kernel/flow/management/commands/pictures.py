from typing import Any

from django.core.management.base import BaseCommand

from mulin.kernel.flow import pictures


class Command(BaseCommand):
    help = "Draw each module's table of steps into its README.md."

    def handle(self, *args: Any, **options: Any) -> None:
        stale = set(pictures.stale())
        for readme, steps in pictures.tables():
            if not readme.exists():
                self.stderr.write(f"{readme}: no README.md to draw in")
            elif readme in stale:
                readme.write_text(pictures.redrawn(readme.read_text(), steps))
                self.stdout.write(f"{readme}: drawn")
