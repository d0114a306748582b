"""Which words the code and the templates of each module show."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[2]
HOMELESS = PACKAGE / "kernel" / "words"  # keeps the words of folders that are no Django app
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
OTHERWISE = re.compile(r"\b(n?p?gettext(?:_lazy|_noop)?) as (\w+)")  # a file may call them by names of its own
SKIPPED = {"tests", "migrations", "locale", "static"}


def modules() -> list[Path]:
    """Every folder that keeps a catalogue."""
    return sorted({file.parent for file in PACKAGE.rglob("apps.py")})


def wanted(module: Path) -> Catalog:
    """What one module shows; messages know their places as (file, line)."""
    catalogue = Catalog(locale="en")
    for file in sources(module):
        for line, message, _comments, context in words_of(file):
            catalogue.add(message, locations=[(str(file.relative_to(PACKAGE.parent)), line)], context=context)
    return catalogue


def sources(module: Path) -> Iterator[Path]:
    folders = [module] if module != HOMELESS else [HOMELESS, *homeless_folders()]
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".py", ".html", ".txt"} and not SKIPPED & set(file.relative_to(folder).parts):
                yield file


def homeless_folders() -> list[Path]:
    """Packages of the house and of its kernel that are no Django app and hold none."""
    candidates = [file.parent for floor in (PACKAGE, PACKAGE / "kernel") for file in floor.glob("*/__init__.py")]
    return sorted(folder for folder in candidates if not list(folder.rglob("apps.py")))


def words_of(file: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        text = templatize(text, origin=str(file))
    own = {alias: KEYWORDS[name] for name, alias in OTHERWISE.findall(text)}
    yield from extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS | own)
