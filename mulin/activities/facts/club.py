"""What happened to clubs and those in them. An end names everybody who has to be told."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ClubProposed:
    KIND: ClassVar[str] = "activities.club_proposed"
    club_id: int


@dataclass(frozen=True)
class ClubAgreed:
    KIND: ClassVar[str] = "activities.club_agreed"
    club_id: int
    person_id: int


@dataclass(frozen=True)
class ClubRefused:
    KIND: ClassVar[str] = "activities.club_refused"
    club_id: int
    person_id: int


@dataclass(frozen=True)
class ClubClosed:
    KIND: ClassVar[str] = "activities.club_closed"
    club_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class ClubJoinAsked:
    KIND: ClassVar[str] = "activities.club_join_asked"
    membership_id: int
    club_id: int
    person_id: int


@dataclass(frozen=True)
class ClubJoined:
    """Points may follow from this."""

    KIND: ClassVar[str] = "activities.club_joined"
    membership_id: int
    club_id: int
    person_id: int


@dataclass(frozen=True)
class ClubTurnedAway:
    """Not taken in, or taken out."""

    KIND: ClassVar[str] = "activities.club_turned_away"
    membership_id: int
    club_id: int
    person_id: int


@dataclass(frozen=True)
class ClubLeft:
    KIND: ClassVar[str] = "activities.club_left"
    membership_id: int
    club_id: int
    person_id: int
    led: bool  # then the club is without a leader


@dataclass(frozen=True)
class ClubHandedOver:
    KIND: ClassVar[str] = "activities.club_handed_over"
    club_id: int
    person_id: int
