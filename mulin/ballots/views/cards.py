from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mulin.ballots import queries
from mulin.ballots.forms.saying import status
from mulin.ballots.models import Ballot
from mulin.kernel.ui.parts import Status
from mulin.organisations.queries import Standing

from .acting import left, when
from .outcome import badge_of


@dataclass(frozen=True)
class Card:
    """A ballot in a list. `mine`: how many voices one may cast in it, `open_voices`: how many of them have not voted."""

    ballot: Ballot
    status: Status
    hint: str
    mine: int
    open_voices: int
    result: Status | None

    @property
    def waits(self) -> bool:
        return self.ballot.state == "open" and self.open_voices > 0


def cards(ballots: Iterable[Ballot], me: Standing, at: datetime) -> dict[int, Card]:
    """By id; one question for all."""
    some = list(ballots)
    voices: dict[int, list[bool]] = {}
    for elector in queries.mine(me).filter(ballot__in=[one.pk for one in some]):
        voices.setdefault(elector.ballot_id, []).append(hasattr(elector, "voted"))
    made = {}
    for one in some:
        own = voices.get(one.pk, [])
        hint = left(one, at) if one.state == "open" and at < one.closes_at else when(one)
        made[one.pk] = Card(one, status(one), hint, len(own), own.count(False), badge_of(one))
    return made
