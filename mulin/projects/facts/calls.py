"""What happened to calls and applications before anybody chooses."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class CallPrepared:
    KIND: ClassVar[str] = "projects.call_prepared"
    call_id: int
    cloned_from: int  # 0: written anew


@dataclass(frozen=True)
class CallOpened:
    KIND: ClassVar[str] = "projects.call_opened"
    call_id: int
    closes_at: str


@dataclass(frozen=True)
class CallExtended:
    KIND: ClassVar[str] = "projects.call_extended"
    call_id: int
    closes_at: str


@dataclass(frozen=True)
class CallClosed:
    """Its deadline passed."""

    KIND: ClassVar[str] = "projects.call_closed"
    call_id: int
    applications: int


@dataclass(frozen=True)
class CallCancelled:
    KIND: ClassVar[str] = "projects.call_cancelled"
    call_id: int


@dataclass(frozen=True)
class TeammateInvited:
    KIND: ClassVar[str] = "projects.teammate_invited"
    teammate_id: int


@dataclass(frozen=True)
class TeammateAnswered:
    KIND: ClassVar[str] = "projects.teammate_answered"
    teammate_id: int
    accepted: bool


@dataclass(frozen=True)
class ApplicationBegun:
    """Somebody writes; nobody else sees it yet."""

    KIND: ClassVar[str] = "projects.application_begun"
    application_id: int
    by_person: bool  # false: a worker fills it in


@dataclass(frozen=True)
class ApplicationSubmitted:
    KIND: ClassVar[str] = "projects.application_submitted"
    application_id: int
    asked: int  # 分
    again: bool  # after a repair


@dataclass(frozen=True)
class ApplicationWithdrawn:
    KIND: ClassVar[str] = "projects.application_withdrawn"
    application_id: int


@dataclass(frozen=True)
class QuestionAsked:
    KIND: ClassVar[str] = "projects.question_asked"
    question_id: int
    public: bool


@dataclass(frozen=True)
class QuestionAnswered:
    KIND: ClassVar[str] = "projects.question_answered"
    question_id: int
    public: bool
