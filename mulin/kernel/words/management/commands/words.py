from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mulin.kernel.words import catalogues, extracting


class Command(BaseCommand):
    help = "Brings the English catalogues up to date with the code and lists what has no English yet. --check only looks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("modules", nargs="*", help="such as matters or kernel/ui; all when none is named")
        parser.add_argument("--check", action="store_true", help="change nothing; fail when something is missing or obsolete")

    def handle(self, *args: Any, modules: list[str], check: bool, **options: Any) -> None:
        amiss = 0
        for module in self._chosen(modules):
            words = extracting.wanted(module)
            if not check and (len(words) or catalogues.path_in(module).exists()):
                catalogues.bring_up_to_date(module, words)
            amiss += self._tell(module, catalogues.gaps(module, words))
        if amiss and check:
            raise CommandError(f"{amiss} words need work. Run `bin/mulin words`, then fill in the empty msgstr.")
        self.stdout.write("Every word has its English." if not amiss else f"{amiss} words need work.")

    def _chosen(self, names: list[str]) -> list[Path]:
        known = {str(module.relative_to(extracting.PACKAGE)): module for module in extracting.modules()}
        if unknown := [name for name in names if name not in known]:
            raise CommandError(f"No module {', '.join(unknown)}. There are: {', '.join(known)}")
        return [known[name] for name in names] or list(known.values())

    def _tell(self, module: Path, gaps: catalogues.Gaps) -> int:
        lists = {"no English": gaps.missing, "no longer shown": gaps.obsolete, "other slots than the Chinese": gaps.broken}
        for what, words in lists.items():
            for word in words:
                self.stdout.write(f"{module.relative_to(extracting.PACKAGE)}: {what}: {word}")
        return sum(map(len, lists.values()))
