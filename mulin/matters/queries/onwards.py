"""Where a matter may lead in another service. A floor above says so: it registers from its `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from mulin.matters.models import Matter
from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Onward:
    url: str
    words: str | Promise
    icon: str


Look = Callable[[Standing, Matter], list[Onward]]
LOOKS: list[Look] = []


def register(look: Look) -> None:
    LOOKS.append(look)


def onwards(me: Standing, matter: Matter) -> list[Onward]:
    return [way for look in LOOKS for way in look(me, matter)]
