from typing import Any

from django.core.management.base import BaseCommand

from mulin.site_ import coverage_page, settings_page


class Command(BaseCommand):
    help = "Make docs/settings.md and docs/coverage.md anew from what they describe."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        for page in (settings_page, coverage_page):
            page.PATH.write_text(page.text())
            self.stdout.write(str(page.PATH))
