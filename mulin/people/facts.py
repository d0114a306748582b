from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PersonRegistered:
    KIND: ClassVar[str] = "people.registered"
    person_id: int
    community_id: int


@dataclass(frozen=True)
class PersonChanged:
    """`fields` are names only: what was personal stays out of the trail."""

    KIND: ClassVar[str] = "people.changed"
    person_id: int
    fields: list[str]


@dataclass(frozen=True)
class MovedIn:
    KIND: ClassVar[str] = "people.moved_in"
    person_id: int
    room_id: int
    kind: str


@dataclass(frozen=True)
class MovedOut:
    KIND: ClassVar[str] = "people.moved_out"
    person_id: int
    room_id: int


@dataclass(frozen=True)
class EndAnnounced:
    """Of a "residence" or an "ownership", on a day to come; `on` empty: it goes on after all."""

    KIND: ClassVar[str] = "people.end_announced"
    table: str
    row_id: int
    room_id: int
    on: str


@dataclass(frozen=True)
class OwnerAdded:
    KIND: ClassVar[str] = "people.owner_added"
    ownership_id: int
    room_id: int


@dataclass(frozen=True)
class OwnershipEnded:
    KIND: ClassVar[str] = "people.ownership_ended"
    ownership_id: int
    room_id: int


@dataclass(frozen=True)
class AccountJoined:
    """`how` is one of Account.Verified."""

    KIND: ClassVar[str] = "people.account_joined"
    account_id: int
    person_id: int
    how: str


@dataclass(frozen=True)
class AccountDeleted:
    KIND: ClassVar[str] = "people.account_deleted"
    account_id: int
    person_id: int | None


@dataclass(frozen=True)
class SecondFactorReset:
    """`reason` is the administrator's own words."""

    KIND: ClassVar[str] = "people.second_factor_reset"
    account_id: int
    person_id: int
    reason: str


@dataclass(frozen=True)
class CorrectionAsked:
    KIND: ClassVar[str] = "people.correction_asked"
    correction_id: int
    person_id: int


@dataclass(frozen=True)
class CorrectionDue:
    """Nobody has answered yet: its day is near, or over."""

    KIND: ClassVar[str] = "people.correction_due"
    correction_id: int
    person_id: int
    is_late: bool


@dataclass(frozen=True)
class CorrectionAnswered:
    KIND: ClassVar[str] = "people.correction_answered"
    correction_id: int
    person_id: int
