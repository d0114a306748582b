"""What a thing came from, led to or belongs to, in services that its own does not know: shown on its page by `{% ties %}`.

The same for everybody, so only what is public. A floor above says so: it registers from its `AppConfig.ready`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.translation import get_language

from .kept import kept

SECONDS = 10  # pages that many open at once do not ask each time


@dataclass(frozen=True)
class Tie:
    url: str
    title: str
    words: str  # what it is, how far it is
    icon: str


@dataclass(frozen=True)
class Ties:
    heading: str
    rows: list[Tie]


Look = Callable[[str, str], Ties]
LOOKS: dict[str, Look] = {}


def register(sort: str, look: Look) -> None:
    """`look(kind, ref)` finds the ties of one sort (projects, topics …) of a thing: a topic by its number, an activity by its id."""
    LOOKS[sort] = look


def ties(kind: str, ref: str, only: str = "") -> list[Ties]:
    """`only`: one sort, where a page shows the others already."""
    some = [(sort, look) for sort, look in LOOKS.items() if only in ("", sort)]
    found = [kept(("ties", sort, kind, ref, get_language()), SECONDS, partial(look, kind, ref)) for sort, look in some]
    return [one for one in found if one.rows]
