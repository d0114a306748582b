"""Numbers of persons in words that everybody will read: found, so that the writer is warned before it is too late."""

import re
from collections.abc import Iterable

from mulin.kernel.secrets import masks, numbers

LONG = re.compile(r"(?<![0-9])[0-9][0-9 \-]{9,22}[0-9Xx](?![0-9A-Za-z])")
MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")


def found(texts: Iterable[str]) -> list[str]:
    """Each number once, masked: "138****1234"."""
    seen: dict[str, None] = {}
    for text in texts:
        for match in LONG.finditer(text):
            if shown := _personal(re.sub(r"[ \-]", "", match.group())):
                seen[shown] = None
    return list(seen)


def _personal(number: str) -> str:
    if MOBILE.fullmatch(number):
        return masks.phone(number)
    if len(number) == 18:
        try:
            return masks.id_number(numbers.id_number(number))
        except ValueError:
            return ""
    return ""
