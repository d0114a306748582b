"""Where the money lies. A floor above registers the purse from its `AppConfig.ready`; without one, projects are without money.

A fund keeps money for a call (an *earmark*), hands a part of it to each project, and pays it bit by bit when two have said yes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.organisations.queries import Standing
from mulin.projects.models import Call, Project


@dataclass(frozen=True)
class Kept:
    """Money that is kept for a call or a project; all in 分. `ready`: it may be used."""

    id: int
    ref: str
    title: str
    fund: str
    amount: int
    left: int
    ready: bool
    said: str  # its status, to be read
    url: str  # at the desk


class Purse(Protocol):
    def kept(self, earmark: int) -> Kept | None: ...

    def kept_for(self, ref: str) -> list[Kept]:
        """For that number, the newest first: asked for, ready, over."""

    def ask_url(self, me: Standing, call: Call) -> str:
        """Where at the desk one asks for it; empty: no fund is there."""

    def split(
        self, earmark: int, *, amount: int, ref: str, title: str, title_en: str, until: date, by: Standing, at: datetime
    ) -> int:
        """The project's part of the call's. Refused: so much is not left."""

    def draw(self, earmark: int, *, amount: int, title: str, words: str, payee: str, by: Standing, at: datetime) -> int:
        """Ask for an instalment; two others say yes to it, then it is paid. The id of the spending."""

    def drop(self, spending: int, *, by: Standing, at: datetime) -> None:
        """What was asked for and is not paid is not wanted any more."""

    def hand_back(self, earmark: int, *, by: Standing, at: datetime) -> None:
        """What is left of it is free again."""

    def prolong(self, earmark: int, *, until: date) -> None:
        """It is kept until that day, if it was to be free again before."""

    def url_of(self, spending: int, *, desk: bool) -> str: ...


PURSES: list[Purse] = []


def register(purse: Purse) -> None:
    PURSES.append(purse)


def purse() -> Purse:
    if not PURSES:
        raise Refused(_("这里没有接上基金，只能办不用钱的项目。"))
    return PURSES[0]


@dataclass(frozen=True)
class Doings:
    """What was done for a project in other services in some days."""

    sessions: int = 0
    attended: int = 0
    shifts: int = 0
    minutes: int = 0


Look = Callable[[Project, date, date], Doings]
LOOKS: list[Look] = []


def register_doings(look: Look) -> None:
    LOOKS.append(look)


def doings(project: Project, since: date, until: date) -> Doings:
    """From the first to the last day, both counted."""
    found = [look(project, since, until) for look in LOOKS]
    return Doings(
        sum(one.sessions for one in found), sum(one.attended for one in found), sum(one.shifts for one in found),
        sum(one.minutes for one in found),
    )  # fmt: skip
