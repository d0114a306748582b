from typing import Any

from django.core import checks
from django.core.management.base import BaseCommand, CommandParser

from mulin.site_ import health


class Command(BaseCommand):
    help = "Say what is wrong with this installation and how to mend it. Exit code 1 when something is."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-worker", action="store_true", help="before the first start: do not ask for worker and clock")

    def handle(self, *, no_worker: bool, **options: Any) -> None:
        findings = [self._framework(), *health.examine(processes=not no_worker)]
        for finding in findings:
            self.stdout.write(f"{'good ' if finding.is_good else 'WRONG'}  {finding.name:<11} {finding.says}")
            if not finding.is_good:
                self.stdout.write(f"       mend: {finding.mend}")
        if not all(finding.is_good for finding in findings):
            raise SystemExit(1)

    @staticmethod
    def _framework() -> health.Finding:
        """Django's own checks of models, addresses and templates."""
        messages = [message for message in checks.run_checks() if message.is_serious()]
        says = "; ".join(f"{message.id} {message.msg}" for message in messages)
        mend = "Report it: this is a fault of the program."
        return health.Finding("framework", not messages, says or "Django finds nothing", mend)
