"""Who keeps the rooms in which sessions are held. A floor above says how: it registers from its `AppConfig.ready`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mulin.activities.models import Session
from mulin.organisations.queries import Standing


@dataclass(frozen=True)
class Venue:
    """How it stands with the room of a session, for whoever plans it."""

    tone: str  # ok, wait, late
    words: str


class Keeper(Protocol):
    def keep(self, sessions: Sequence[Session], *, by: Standing | None, at: datetime) -> None:
        """Make what the rooms hold agree with what these sessions say: taken, moved, given back. `by` None: the clock.

        Raises:
            Refused: a room cannot be had; the reason says which session and why.
        """

    def say(self, sessions: Sequence[Session], at: datetime) -> Mapping[int, Venue]:
        """By session, for those whose place is a room that is booked."""


KEEPERS: list[Keeper] = []


def register(keeper: Keeper) -> None:
    KEEPERS.append(keeper)


def keep(sessions: Sequence[Session], *, by: Standing | None, at: datetime) -> None:
    for keeper in KEEPERS:
        keeper.keep(sessions, by=by, at=at)


def say(sessions: Sequence[Session], at: datetime) -> dict[int, Venue]:
    return {pk: venue for keeper in KEEPERS for pk, venue in keeper.say(sessions, at).items()}
