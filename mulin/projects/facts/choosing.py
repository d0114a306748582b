"""What happened on the way from an application to the decision. No juror's, objector's or applicant's name is in it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ApplicationScreened:
    """`outcome`: "passed" "repair" "failed"."""

    KIND: ClassVar[str] = "projects.application_screened"
    application_id: int
    outcome: str


@dataclass(frozen=True)
class JurorNamed:
    KIND: ClassVar[str] = "projects.juror_named"
    juror_id: int


@dataclass(frozen=True)
class ReviewsBegun:
    KIND: ClassVar[str] = "projects.reviews_begun"
    call_id: int
    applications: int


@dataclass(frozen=True)
class JurorReminded:
    """Whoever runs the call asked for reviews that are still to come."""

    KIND: ClassVar[str] = "projects.juror_reminded"
    juror_id: int
    left: int


@dataclass(frozen=True)
class ReviewQuestioned:
    """It is far from the others: its juror was asked to look at it once more."""

    KIND: ClassVar[str] = "projects.review_questioned"
    review_id: int


@dataclass(frozen=True)
class ConflictDeclared:
    KIND: ClassVar[str] = "projects.conflict_declared"
    conflict_id: int
    call_id: int


@dataclass(frozen=True)
class PitchDaySet:
    KIND: ClassVar[str] = "projects.pitch_day_set"
    call_id: int
    at: str


@dataclass(frozen=True)
class ResidentsAsked:
    """A ballot with the applications as its options is announced."""

    KIND: ClassVar[str] = "projects.residents_asked"
    call_id: int
    ballot_id: int


@dataclass(frozen=True)
class ResidentsAnswered:
    KIND: ClassVar[str] = "projects.residents_answered"
    call_id: int


@dataclass(frozen=True)
class ResidentsVoteCalledOff:
    KIND: ClassVar[str] = "projects.residents_vote_called_off"
    call_id: int


@dataclass(frozen=True)
class ForumMet:
    KIND: ClassVar[str] = "projects.forum_met"
    application_id: int
    passed: bool


@dataclass(frozen=True)
class ResultAnnounced:
    KIND: ClassVar[str] = "projects.result_announced"
    call_id: int
    chosen: int
    until: str


@dataclass(frozen=True)
class ObjectionMade:
    KIND: ClassVar[str] = "projects.objection_made"
    objection_id: int
    call_id: int


@dataclass(frozen=True)
class ObjectionAnswered:
    KIND: ClassVar[str] = "projects.objection_answered"
    objection_id: int
    upheld: bool


@dataclass(frozen=True)
class MovedUp:
    """From the reserve to the chosen; the notice begins anew."""

    KIND: ClassVar[str] = "projects.moved_up"
    application_id: int
    until: str


@dataclass(frozen=True)
class ChoiceReopened:
    """An objection against the whole procedure was upheld."""

    KIND: ClassVar[str] = "projects.choice_reopened"
    call_id: int


@dataclass(frozen=True)
class ApplicationDecided:
    """`outcome`: "chosen" "reserve" "not_chosen"; `amount` in 分; `project_id` 0 where there is none."""

    KIND: ClassVar[str] = "projects.application_decided"
    application_id: int
    outcome: str
    amount: int = 0
    project_id: int = 0


@dataclass(frozen=True)
class CallDecided:
    KIND: ClassVar[str] = "projects.call_decided"
    call_id: int
    chosen: int
    amount: int
