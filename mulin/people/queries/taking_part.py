"""What somebody took part in, for the own page and for the desk. The modules above say it; that somebody took part, never how."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mulin.kernel.access.asking import Standing


@dataclass(frozen=True)
class Part:
    """`note`: by whose voice, and whether it was used. `url` may be empty."""

    title: str
    note: str
    url: str = ""


OTHERS: dict[str, Callable[[int, Any], list[Part]]] = {}


def register(name: str, parts: Callable[[int, Any], list[Part]]) -> None:
    """Called from a module's `AppConfig.ready`: `parts(person_id, me)`; `me` is the person, or who keeps the register and sees what they may."""
    OTHERS[name] = parts


def parts_of(person_id: int, me: Standing) -> list[Part]:
    return [one for parts in OTHERS.values() for one in parts(person_id, me)]
