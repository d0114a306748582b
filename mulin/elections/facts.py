"""What happened in elections, as plain values. No fact holds a resident's name."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ElectionPrepared:
    KIND: ClassVar[str] = "elections.prepared"
    election_id: int


@dataclass(frozen=True)
class ShowingSet:
    """For how many days candidates hang out from now on, and by which paper."""

    KIND: ClassVar[str] = "elections.showing_set"
    showing_id: int


@dataclass(frozen=True)
class CommitteeChanged:
    """Somebody came into the election committee, or left it."""

    KIND: ClassVar[str] = "elections.committee_changed"
    election_id: int
    member_id: int
    left: bool


@dataclass(frozen=True)
class ListPublished:
    KIND: ClassVar[str] = "elections.list_published"
    election_id: int
    voters: int


@dataclass(frozen=True)
class NominationsOpened:
    """`commitment`: sha256 of the seed that will draw the order of candidates. Also when they are open for longer."""

    KIND: ClassVar[str] = "elections.nominations_opened"
    election_id: int
    until: str
    commitment: str


@dataclass(frozen=True)
class CandidateProposed:
    KIND: ClassVar[str] = "elections.proposed"
    candidate_id: int


@dataclass(frozen=True)
class CandidateSeconded:
    KIND: ClassVar[str] = "elections.seconded"
    candidate_id: int


@dataclass(frozen=True)
class ProposalAnswered:
    """By the nominee; `status` "consented", "declined" or "withdrawn"."""

    KIND: ClassVar[str] = "elections.proposal_answered"
    candidate_id: int
    status: str


@dataclass(frozen=True)
class CandidateJudged:
    KIND: ClassVar[str] = "elections.judged"
    candidate_id: int
    eligible: bool


@dataclass(frozen=True)
class CandidatesConfirmed:
    KIND: ClassVar[str] = "elections.confirmed"
    election_id: int
    round_id: int


@dataclass(frozen=True)
class ProxyRegistered:
    KIND: ClassVar[str] = "elections.proxy"
    proxy_id: int
    revoked: bool


@dataclass(frozen=True)
class RoundDecided:
    """`outcome`: as ballots say it."""

    KIND: ClassVar[str] = "elections.round_decided"
    round_id: int
    outcome: str


@dataclass(frozen=True)
class SecondRoundCalled:
    KIND: ClassVar[str] = "elections.again"
    round_id: int


@dataclass(frozen=True)
class ElectionDecided:
    """`fingerprint`: of the notice. `empty`: places that nobody holds."""

    KIND: ClassVar[str] = "elections.decided"
    election_id: int
    elected: int
    empty: int
    fingerprint: str


@dataclass(frozen=True)
class OfficeTaken:
    KIND: ClassVar[str] = "elections.office_taken"
    election_id: int
    since: str
    until: str


@dataclass(frozen=True)
class TermEnded:
    """Before its time: the office is vacant."""

    KIND: ClassVar[str] = "elections.term_ended"
    term_id: int
    on: str


@dataclass(frozen=True)
class TermRunsOut:
    """In three months: an election is to be prepared."""

    KIND: ClassVar[str] = "elections.term_runs_out"
    election_id: int
    until: str


@dataclass(frozen=True)
class ComplaintMade:
    KIND: ClassVar[str] = "elections.complaint"
    complaint_id: int


@dataclass(frozen=True)
class ComplaintAnswered:
    KIND: ClassVar[str] = "elections.complaint_answered"
    complaint_id: int
    upheld: bool


@dataclass(frozen=True)
class ElectionCancelled:
    KIND: ClassVar[str] = "elections.cancelled"
    election_id: int
    reason: str
