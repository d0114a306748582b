"""Where jurors are not to know who applies, names are taken out of what the team wrote."""

from collections.abc import Iterable

COVER = "□□"


def covered(text: str, names: Iterable[str]) -> str:
    """The longer names first, so that no rest of one stays. A single character is no name."""
    for name in sorted({one.strip() for one in names if len(one.strip()) > 1}, key=len, reverse=True):
        text = text.replace(name, COVER)
    return text
