"""Which words the code and the templates of each module show."""

import io
from collections import defaultdict
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
SKIPPED = {"tests", "migrations", "locale", "static"}


def modules() -> list[Path]:
    """Every folder that keeps a catalogue."""
    return sorted({file.parent for file in PACKAGE.rglob("apps.py")})


def wanted(package: Path = PACKAGE) -> dict[Path, Catalog]:
    """For each module, what it shows; messages know their places as (file, line)."""
    catalogues: dict[Path, Catalog] = defaultdict(lambda: Catalog(locale="en"))
    for file in sources(package):
        for line, message, _comments, context in words_of(file):
            catalogues[home_of(file)].add(message, locations=[(str(file.relative_to(PACKAGE.parent)), line)], context=context)
    return dict(catalogues)


def sources(package: Path) -> Iterator[Path]:
    for file in sorted(package.rglob("*")):
        if file.suffix in {".py", ".html", ".txt"} and not SKIPPED & set(file.relative_to(package).parts):
            yield file


def words_of(file: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        text = templatize(text, origin=str(file))
    yield from extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)


def home_of(file: Path) -> Path:
    for folder in file.parents:
        if (folder / "apps.py").exists():
            return folder
        if folder == PACKAGE:
            break
    return HOMELESS
