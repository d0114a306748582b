"""What happened to classes, applications and days, as plain values. No name and no birthday of a child is in any of them."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class GroupMade:
    KIND: ClassVar[str] = "childcare.group_made"
    group_id: int
    commitment: str  # SHA-256 of the seed of its lots


@dataclass(frozen=True)
class GroupChanged:
    KIND: ClassVar[str] = "childcare.group_changed"
    group_id: int
    names: list[str]


@dataclass(frozen=True)
class KeeperNamed:
    """Or with `ended` no longer."""

    KIND: ClassVar[str] = "childcare.keeper_named"
    group_id: int
    person_id: int
    ended: bool


@dataclass(frozen=True)
class LotsTold:
    """Nobody can apply any more: the seed is public."""

    KIND: ClassVar[str] = "childcare.lots_told"
    group_id: int


@dataclass(frozen=True)
class ApplicationSent:
    KIND: ClassVar[str] = "childcare.application_sent"
    application_id: int
    person_id: int  # the guardian
    by_person: bool  # false: a worker did it at the counter


@dataclass(frozen=True)
class MoreAsked:
    KIND: ClassVar[str] = "childcare.more_asked"
    application_id: int
    person_id: int


@dataclass(frozen=True)
class MoreGiven:
    KIND: ClassVar[str] = "childcare.more_given"
    application_id: int


@dataclass(frozen=True)
class ApplicationChecked:
    """It fits and waits for a place, or it was refused."""

    KIND: ClassVar[str] = "childcare.application_checked"
    application_id: int
    person_id: int
    fits: bool


@dataclass(frozen=True)
class PlaceOffered:
    KIND: ClassVar[str] = "childcare.place_offered"
    application_id: int
    person_id: int
    until: str  # ISO 8601


@dataclass(frozen=True)
class PlaceTaken:
    KIND: ClassVar[str] = "childcare.place_taken"
    application_id: int
    person_id: int


@dataclass(frozen=True)
class ApplicationEnded:
    """Withdrawn, declined, lapsed, or the term was over."""

    KIND: ClassVar[str] = "childcare.application_ended"
    application_id: int
    person_id: int
    status: str


@dataclass(frozen=True)
class ChildLeft:
    """`moved_to`: the application in the next class, where the child moved up; 0 when it left."""

    KIND: ClassVar[str] = "childcare.child_left"
    application_id: int
    person_id: int
    by_person: bool
    moved_to: int


@dataclass(frozen=True)
class ChildMissed:
    KIND: ClassVar[str] = "childcare.child_missed"
    day_id: int
    person_id: int


@dataclass(frozen=True)
class ChildFetched:
    KIND: ClassVar[str] = "childcare.child_fetched"
    day_id: int
    person_id: int


@dataclass(frozen=True)
class ChildNotFetched:
    """Closing time is over and nobody has come."""

    KIND: ClassVar[str] = "childcare.child_not_fetched"
    day_id: int
    person_id: int


@dataclass(frozen=True)
class NoteWritten:
    KIND: ClassVar[str] = "childcare.note_written"
    line_id: int
    person_id: int


@dataclass(frozen=True)
class DayClosed:
    """Or with `opened` a closed day that is one of care again."""

    KIND: ClassVar[str] = "childcare.day_closed"
    group_id: int
    on: str
    words: str
    words_en: str
    opened: bool


@dataclass(frozen=True)
class GuardianNamed:
    """Another one. With `agreed` a carer heard the consent; otherwise this person is asked for it."""

    KIND: ClassVar[str] = "childcare.guardian_named"
    guardian_id: int
    application_id: int
    person_id: int
    agreed: bool


@dataclass(frozen=True)
class GuardianAgreed:
    """Who named this one is told."""

    KIND: ClassVar[str] = "childcare.guardian_agreed"
    guardian_id: int
    person_id: int


@dataclass(frozen=True)
class ChildErased:
    KIND: ClassVar[str] = "childcare.child_erased"
    child_id: int
    papers: int
