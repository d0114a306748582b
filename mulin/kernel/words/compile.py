"""Compile gettext catalogues with Babel, so that no msgfmt binary is needed on the machine."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]


def compile_all(root: Path = ROOT) -> int:
    """Write each .mo older than its .po; return how many were written. Any number of processes may do it at once."""
    stale = [po for po in root.rglob("locale/*/LC_MESSAGES/django.po") if _is_stale(po)]
    for po in stale:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3].replace("-", "_"))
        half_written = po.with_suffix(f".{os.getpid()}.mo")  # of this process alone
        with half_written.open("wb") as target:
            write_mo(target, catalogue)
        half_written.replace(po.with_suffix(".mo"))  # other processes never see half a file
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime
