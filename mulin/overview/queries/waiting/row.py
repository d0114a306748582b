from collections.abc import Sequence
from dataclasses import dataclass

MOST = 20  # of a section: the list is worked off from the top


@dataclass(frozen=True)
class Row:
    """One thing that waits. `why`: in the person's words; `about`: which place, or what it belongs to."""

    title: str
    why: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class Section:
    icon: str
    words: str
    rows: Sequence[Row]
