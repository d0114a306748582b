"""What happened to topics, as plain values."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class TopicRaised:
    KIND: ClassVar[str] = "deliberation.topic_raised"
    topic_id: int
    number: str
    stage: str
    matter: str  # number of the matter it came from


@dataclass(frozen=True)
class TopicSeconded:
    """The seconds are complete: now it is screened."""

    KIND: ClassVar[str] = "deliberation.topic_seconded"
    topic_id: int
    seconds: int


@dataclass(frozen=True)
class TopicScreened:
    KIND: ClassVar[str] = "deliberation.topic_screened"
    topic_id: int
    accepted: bool
    reason: str
    post: str
    host_id: int | None


@dataclass(frozen=True)
class StageEntered:
    KIND: ClassVar[str] = "deliberation.stage_entered"
    topic_id: int
    stage: str
    due_at: str  # ISO 8601, or "" where nothing is due


@dataclass(frozen=True)
class StageLate:
    KIND: ClassVar[str] = "deliberation.stage_late"
    topic_id: int
    stage: str


@dataclass(frozen=True)
class OptionsChanged:
    KIND: ClassVar[str] = "deliberation.options_changed"
    topic_id: int
    number: int
    withdrawn: bool


@dataclass(frozen=True)
class ObjectionRecorded:
    KIND: ClassVar[str] = "deliberation.objection_recorded"
    topic_id: int
    objection_id: int


@dataclass(frozen=True)
class ObjectionAnswered:
    KIND: ClassVar[str] = "deliberation.objection_answered"
    topic_id: int
    objection_id: int


@dataclass(frozen=True)
class BallotTied:
    """A ballot was drafted that will decide this topic."""

    KIND: ClassVar[str] = "deliberation.ballot_tied"
    topic_id: int
    ballot_id: int


@dataclass(frozen=True)
class TopicDecided:
    KIND: ClassVar[str] = "deliberation.topic_decided"
    topic_id: int
    way: str
    option: int  # its number; 0: none of them, as the words say
    outcome: str
    objections: int  # that stood and are recorded


@dataclass(frozen=True)
class TopicUndecided:
    """No decision came about; it goes back to its options."""

    KIND: ClassVar[str] = "deliberation.topic_undecided"
    topic_id: int
    way: str
    words: str


@dataclass(frozen=True)
class RoundHeld:
    KIND: ClassVar[str] = "deliberation.round_held"
    topic_id: int
    round_id: int


@dataclass(frozen=True)
class TopicEnded:
    """Done, refused, stopped, withdrawn, or not seconded in time."""

    KIND: ClassVar[str] = "deliberation.topic_ended"
    topic_id: int
    stage: str
    reason: str


@dataclass(frozen=True)
class TemplateSet:
    KIND: ClassVar[str] = "deliberation.template_set"
    community_id: int
    size: str
    seconds: int
    stages: list[list[str]]
