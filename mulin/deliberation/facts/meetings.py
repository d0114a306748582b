"""What happened to meetings, tasks and councils, as plain values."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class MeetingCalled:
    """`moved`: it had been called for another time or place."""

    KIND: ClassVar[str] = "deliberation.meeting_called"
    meeting_id: int
    moved: bool


@dataclass(frozen=True)
class PersonInvited:
    """After the others were."""

    KIND: ClassVar[str] = "deliberation.person_invited"
    meeting_id: int
    person_id: int


@dataclass(frozen=True)
class MeetingCancelled:
    KIND: ClassVar[str] = "deliberation.meeting_cancelled"
    meeting_id: int
    reason: str


@dataclass(frozen=True)
class MinutesWritten:
    KIND: ClassVar[str] = "deliberation.minutes_written"
    meeting_id: int
    corrected: bool


@dataclass(frozen=True)
class ResolutionMade:
    KIND: ClassVar[str] = "deliberation.resolution_made"
    resolution_id: int
    passed: bool


@dataclass(frozen=True)
class TaskGiven:
    KIND: ClassVar[str] = "deliberation.task_given"
    task_id: int


@dataclass(frozen=True)
class TaskClosed:
    KIND: ClassVar[str] = "deliberation.task_closed"
    task_id: int
    done: bool


@dataclass(frozen=True)
class TaskLate:
    KIND: ClassVar[str] = "deliberation.task_late"
    task_id: int


@dataclass(frozen=True)
class CouncilMade:
    """Or its rules were changed, or it ended."""

    KIND: ClassVar[str] = "deliberation.council_made"
    council_id: int
    change: str  # "made", "changed", "ended"


@dataclass(frozen=True)
class SeatTaken:
    KIND: ClassVar[str] = "deliberation.seat_taken"
    seat_id: int


@dataclass(frozen=True)
class SeatEnds:
    """In a month the term is over."""

    KIND: ClassVar[str] = "deliberation.seat_ends"
    seat_id: int


@dataclass(frozen=True)
class SeatEnded:
    """`early`: somebody ended it, with words; otherwise the term was over."""

    KIND: ClassVar[str] = "deliberation.seat_ended"
    seat_id: int
    early: bool
