"""What happened to a matter. `note` is the last words written, where a follow-up passes them on."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class MatterReported:
    KIND: ClassVar[str] = "matters.reported"
    matter_id: int


@dataclass(frozen=True)
class MatterDispatched:
    """Offered to a lead: at intake, by the desk, handed on, settled or moved to joint governance."""

    KIND: ClassVar[str] = "matters.dispatched"
    matter_id: int
    unit_id: int | None
    person_id: int | None


@dataclass(frozen=True)
class HelperJoined:
    KIND: ClassVar[str] = "matters.helper_joined"
    matter_id: int
    unit_id: int | None
    person_id: int | None


@dataclass(frozen=True)
class MatterAccepted:
    KIND: ClassVar[str] = "matters.accepted"
    matter_id: int
    person_id: int


@dataclass(frozen=True)
class MatterReturned:
    KIND: ClassVar[str] = "matters.returned"
    matter_id: int
    returns: int
    note: str


@dataclass(frozen=True)
class HandlerArrived:
    KIND: ClassVar[str] = "matters.arrived"
    matter_id: int
    minutes: int  # since the report


@dataclass(frozen=True)
class MatterPaused:
    KIND: ClassVar[str] = "matters.paused"
    matter_id: int
    note: str


@dataclass(frozen=True)
class MatterResumed:
    KIND: ClassVar[str] = "matters.resumed"
    matter_id: int


@dataclass(frozen=True)
class MatterAnswered:  # the resident may now judge: answered, and verified where the category asks for it
    KIND: ClassVar[str] = "matters.answered"
    matter_id: int
    note: str


@dataclass(frozen=True)
class VerificationAsked:
    KIND: ClassVar[str] = "matters.verification_asked"
    matter_id: int


@dataclass(frozen=True)
class MatterRefused:
    KIND: ClassVar[str] = "matters.refused"
    matter_id: int
    note: str


@dataclass(frozen=True)
class MatterClosed:
    KIND: ClassVar[str] = "matters.closed"
    matter_id: int
    verdict: str


@dataclass(frozen=True)
class MatterRated:
    KIND: ClassVar[str] = "matters.rated"
    matter_id: int
    verdict: str


@dataclass(frozen=True)
class MatterReopened:
    KIND: ClassVar[str] = "matters.reopened"
    matter_id: int
    note: str


@dataclass(frozen=True)
class MatterVoided:
    KIND: ClassVar[str] = "matters.voided"
    matter_id: int
    note: str


@dataclass(frozen=True)
class WithdrawalWished:  # the reporter no longer needs it; whoever has it decides
    KIND: ClassVar[str] = "matters.withdrawal_wished"
    matter_id: int
    note: str


@dataclass(frozen=True)
class MatterWithdrawn:  # by the reporter, or by who handled it as the reporter wished. Who led it until then
    KIND: ClassVar[str] = "matters.withdrawn"
    matter_id: int
    unit_id: int | None
    person_id: int | None


@dataclass(frozen=True)
class MatterMerged:
    KIND: ClassVar[str] = "matters.merged"
    matter_id: int
    into_id: int


@dataclass(frozen=True)
class MatterUnmerged:
    KIND: ClassVar[str] = "matters.unmerged"
    matter_id: int


@dataclass(frozen=True)
class MatterStaged:  # the neighbours' own time is over: joint governance goes on with it
    KIND: ClassVar[str] = "matters.staged"
    matter_id: int


@dataclass(frozen=True)
class MatterReminded:
    KIND: ClassVar[str] = "matters.reminded"
    matter_id: int
    clock: str
    due_at: str


@dataclass(frozen=True)
class MatterEscalated:
    KIND: ClassVar[str] = "matters.escalated"
    matter_id: int
    clock: str
    level: int


@dataclass(frozen=True)
class MatterMoved:
    """Its place became another's in the tree (C007)."""

    KIND: ClassVar[str] = "matters.moved"
    matter_id: int
    old_path: str
    new_path: str


@dataclass(frozen=True)
class CategoryChanged:
    KIND: ClassVar[str] = "matters.category_changed"
    category_id: int
    number: int


@dataclass(frozen=True)
class TripCounted:
    """Whoever it is for came to the counter again; `trips` in all."""

    KIND: ClassVar[str] = "matters.trip_counted"
    matter_id: int
    trips: int


@dataclass(frozen=True)
class MattersImported:
    """One for a whole file. `overdue` of the open ones came too late, and climbed to `levels` without anyone being told each."""

    KIND: ClassVar[str] = "matters.imported"
    community_id: int
    new: int
    changed: int
    open: int
    overdue: int
    levels: list[int]
