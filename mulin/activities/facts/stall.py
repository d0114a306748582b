"""What happened to stalls of markets, and to activities that two communities hold together."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class StallClaimed:
    """`waits`: somebody has to look at what is offered."""

    KIND: ClassVar[str] = "activities.stall_claimed"
    claim_id: int
    session_id: int
    person_id: int
    waits: bool


@dataclass(frozen=True)
class StallApproved:
    KIND: ClassVar[str] = "activities.stall_approved"
    claim_id: int
    person_id: int


@dataclass(frozen=True)
class StallRefused:
    KIND: ClassVar[str] = "activities.stall_refused"
    claim_id: int
    person_id: int
    note: str


@dataclass(frozen=True)
class StallReturned:
    KIND: ClassVar[str] = "activities.stall_returned"
    claim_id: int
    session_id: int
    person_id: int


@dataclass(frozen=True)
class StallMoved:
    """From one stall to another of the same market."""

    KIND: ClassVar[str] = "activities.stall_moved"
    claim_id: int
    person_id: int
    before: str
    after: str


@dataclass(frozen=True)
class HostingAsked:
    KIND: ClassVar[str] = "activities.hosting_asked"
    hosting_id: int
    activity_id: int


@dataclass(frozen=True)
class HostingAnswered:
    KIND: ClassVar[str] = "activities.hosting_answered"
    hosting_id: int
    activity_id: int
    accepted: bool


@dataclass(frozen=True)
class HostingEnded:
    """By one side or the other; sign-ups that stand go on standing."""

    KIND: ClassVar[str] = "activities.hosting_ended"
    hosting_id: int
    activity_id: int
