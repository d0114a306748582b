"""Who may vote for a voice, and where the urn may be carried: whoever keeps these papers is asked before each vote.

A ballot names its keeper (`Ballot.keeper`); one without a keeper asks nobody and costs no query. A ballot whose keeper is gone takes no votes.
"""

from collections.abc import Collection
from typing import Any, Protocol

from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Elector
from mulin.ballots.rules.papers import Paper
from mulin.kernel.access import No, Refused, Yes


class Keeper(Protocol):
    def paper_of(self, elector: Elector) -> Paper | None:
        """Who votes for this voice, if it is entrusted."""

    def entrusted(self, ballot: Ballot, person_id: int) -> Collection[int]:
        """Ids of the voices that this person votes for."""

    def may_visit(self, elector: Elector, person_id: int | None) -> Yes | No:
        """Whether this worker was to carry the urn to this voice."""

    def desk(self, ballot: Ballot) -> str:
        """Where papers and visits are registered."""


KEEPERS: dict[str, Keeper] = {}


def register(name: str, keeper: Keeper) -> None:
    KEEPERS[name] = keeper


def keeper_of(ballot: Ballot) -> Keeper | None:
    """
    Raises:
        Refused: the ballot names a keeper, and there is none of that name.
    """
    if not ballot.keeper:
        return None
    if ballot.keeper not in KEEPERS:
        raise Refused(_("这次表决的委托和上门登记现在查不到，先不能投票。请告诉管理员。"))
    return KEEPERS[ballot.keeper]


def asked_of(elector: Elector, person_id: int | None, channel: str) -> dict[str, Any]:
    """What `rules.may` wants to know of papers and visits; `elector.ballot` is loaded."""
    keeper = keeper_of(elector.ballot)
    if keeper is None:
        return {}
    visit = keeper.may_visit(elector, person_id) if channel == Ballot.Channel.VISIT else Yes()
    return {"paper": keeper.paper_of(elector), "visit": visit}
