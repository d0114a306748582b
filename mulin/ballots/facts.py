"""What happened to ballots. Nothing here is recorded when somebody votes: a fact has an actor and a time."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class BallotAnnounced:
    """The register is public, and objections may be made."""

    KIND: ClassVar[str] = "ballots.announced"
    ballot_id: int


@dataclass(frozen=True)
class OptionsCompleted:
    """Of a ballot whose register was public before its options."""

    KIND: ClassVar[str] = "ballots.options_completed"
    ballot_id: int
    options: int


@dataclass(frozen=True)
class ObjectionMade:
    KIND: ClassVar[str] = "ballots.objection_made"
    objection_id: int
    ballot_id: int


@dataclass(frozen=True)
class ObjectionPassedOn:
    """By the owners' committee, to the residents' committee."""

    KIND: ClassVar[str] = "ballots.objection_passed_on"
    objection_id: int
    ballot_id: int


@dataclass(frozen=True)
class ObjectionSettled:
    KIND: ClassVar[str] = "ballots.objection_settled"
    objection_id: int
    ballot_id: int
    upheld: bool


@dataclass(frozen=True)
class BallotOpened:
    """`fingerprint`: of all that is frozen from now on."""

    KIND: ClassVar[str] = "ballots.opened"
    ballot_id: int
    fingerprint: str


@dataclass(frozen=True)
class BallotReminded:
    """Who has not voted yet is to be reminded."""

    KIND: ClassVar[str] = "ballots.reminded"
    ballot_id: int


@dataclass(frozen=True)
class BallotDisagrees:
    """Its hour has come, and there are more or fewer slips than votes: it stays open until somebody cancels it. Told once."""

    KIND: ClassVar[str] = "ballots.disagrees"
    ballot_id: int


@dataclass(frozen=True)
class BallotClosed:
    KIND: ClassVar[str] = "ballots.closed"
    ballot_id: int


@dataclass(frozen=True)
class BallotCounted:
    """`fingerprint`: of the published file. `winners`: numbers of options."""

    KIND: ClassVar[str] = "ballots.counted"
    ballot_id: int
    decided: bool
    winners: list[int]
    fingerprint: str


@dataclass(frozen=True)
class BallotCancelled:
    KIND: ClassVar[str] = "ballots.cancelled"
    ballot_id: int
    reason: str
    before: str
