"""What happened to calls for works, and to the works."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class CampaignOpened:
    KIND: ClassVar[str] = "activities.campaign_opened"
    campaign_id: int


@dataclass(frozen=True)
class CampaignClosed:
    """Nothing more can be sent; works are chosen from now on."""

    KIND: ClassVar[str] = "activities.campaign_closed"
    campaign_id: int


@dataclass(frozen=True)
class CampaignCancelled:
    KIND: ClassVar[str] = "activities.campaign_cancelled"
    campaign_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class CampaignAnnounced:
    """`person_ids`: whose works were not selected; the others have their own fact."""

    KIND: ClassVar[str] = "activities.campaign_announced"
    campaign_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class JurorNamed:
    KIND: ClassVar[str] = "activities.juror_named"
    campaign_id: int
    person_id: int


@dataclass(frozen=True)
class SubmissionSent:
    KIND: ClassVar[str] = "activities.submission_sent"
    submission_id: int
    campaign_id: int
    person_id: int


@dataclass(frozen=True)
class SubmissionAccepted:
    """Looked at and taken in. Points may follow from this."""

    KIND: ClassVar[str] = "activities.submission_accepted"
    submission_id: int
    campaign_id: int
    person_id: int


@dataclass(frozen=True)
class SubmissionGivenBack:
    KIND: ClassVar[str] = "activities.submission_given_back"
    submission_id: int
    campaign_id: int
    person_id: int


@dataclass(frozen=True)
class SubmissionSelected:
    """Announced. Points may follow from this."""

    KIND: ClassVar[str] = "activities.submission_selected"
    submission_id: int
    campaign_id: int
    person_id: int


@dataclass(frozen=True)
class SubmissionWithdrawn:
    KIND: ClassVar[str] = "activities.submission_withdrawn"
    submission_id: int
    campaign_id: int
    person_id: int
