"""Which header is which column: same name, another name for it, or one that contains a name of it."""

import hashlib
import json
import re
import unicodedata

from django.utils import translation

from .kinds import Column, Kind

NOISE = re.compile(r"[\s*＊:：_\-/、]+|[(（\[【].*?[)）\]】]")


def guess(kind: Kind, headers: list[str]) -> dict[str, str]:
    """Column key → header. No header serves two columns."""
    bare = {header: _bare(header) for header in headers if header.strip()}
    found: dict[str, str] = {}
    names = {column.key: _names(column) for column in kind.columns}
    for same in (True, False):
        candidates = [
            (len(name), key, header)
            for key, known in names.items()
            for name in known
            for header, text in bare.items()
            if (text == name if same else len(name) > 1 and name in text)
        ]
        for _length, key, header in sorted(candidates, key=lambda candidate: -candidate[0]):
            if key not in found and header not in found.values():
                found[key] = header
    return found


def fingerprint(headers: list[str]) -> str:
    return hashlib.sha256(json.dumps([_bare(header) for header in headers]).encode()).hexdigest()


def _names(column: Column) -> set[str]:
    titles = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            titles.append(str(column.title))
    return {bare for name in (column.key, *titles, *column.aliases) if (bare := _bare(name))}


def _bare(header: str) -> str:
    return NOISE.sub("", unicodedata.normalize("NFKC", header).casefold()) or header.strip()
