"""What happened to surveys. Nothing is recorded when somebody answers: a fact has an actor and a time."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class SurveyBegun:
    KIND: ClassVar[str] = "surveys.begun"
    survey_id: int


@dataclass(frozen=True)
class SurveyOpened:
    """Its questions stay as they are from here on."""

    KIND: ClassVar[str] = "surveys.opened"
    survey_id: int


@dataclass(frozen=True)
class PeopleInvited:
    """`people`: drawn just now, by the seed's own order."""

    KIND: ClassVar[str] = "surveys.invited"
    survey_id: int
    people: list[int]


@dataclass(frozen=True)
class SurveyClosed:
    """Its results are worked out and kept."""

    KIND: ClassVar[str] = "surveys.closed"
    survey_id: int


@dataclass(frozen=True)
class ResultsPublished:
    """`fingerprint`: sha256 of the kept results."""

    KIND: ClassVar[str] = "surveys.published"
    survey_id: int
    fingerprint: str


@dataclass(frozen=True)
class FindingAdded:
    """What was said, and what is done about it."""

    KIND: ClassVar[str] = "surveys.finding_added"
    finding_id: int
