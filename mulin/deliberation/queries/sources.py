"""Where topics may come from that are not raised here: a service registers how its own things are read (see `journeys`)."""

from collections.abc import Callable
from dataclasses import dataclass

from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Origin:
    """A matter as far as a topic needs it; `url` leads to it for those at the desk."""

    number: str
    title: str
    words: str
    place_id: int
    url: str


Look = Callable[[Standing, str], Origin | None]
LOOKS: list[Look] = []


def register(look: Look) -> None:
    """`look(me, number)`: None for what is not there or not for `me` to see."""
    LOOKS.append(look)


def origin(me: Standing, number: str) -> Origin | None:
    return next((found for look in LOOKS if (found := look(me, number)) is not None), None)
