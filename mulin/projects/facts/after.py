"""Beyond one project, as plain values."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class BrandBegun:
    KIND: ClassVar[str] = "projects.brand_begun"
    brand_id: int


@dataclass(frozen=True)
class BrandTold:
    """A day was added to a brand's history."""

    KIND: ClassVar[str] = "projects.brand_told"
    moment_id: int


@dataclass(frozen=True)
class RolledOut:
    """A project's idea is planned, running or done in a place."""

    KIND: ClassVar[str] = "projects.rolled_out"
    rollout_id: int
    state: str


@dataclass(frozen=True)
class PlanMade:
    KIND: ClassVar[str] = "projects.plan_made"
    plan_id: int


@dataclass(frozen=True)
class ListChanged:
    KIND: ClassVar[str] = "projects.list_changed"
    list_id: int
    projects: int


@dataclass(frozen=True)
class ProposalAsked:
    KIND: ClassVar[str] = "projects.proposal_asked"
    proposal_id: int


@dataclass(frozen=True)
class ProposalOffered:
    KIND: ClassVar[str] = "projects.proposal_offered"
    proposal_id: int
    amount: int  # 分


@dataclass(frozen=True)
class ProposalAnswered:
    KIND: ClassVar[str] = "projects.proposal_answered"
    proposal_id: int
    accepted: bool


@dataclass(frozen=True)
class AllianceMade:
    """Signed, or renewed for another term."""

    KIND: ClassVar[str] = "projects.alliance_made"
    alliance_id: int
    renewed: bool


@dataclass(frozen=True)
class AllianceEnding:
    KIND: ClassVar[str] = "projects.alliance_ending"
    alliance_id: int
    until: str


@dataclass(frozen=True)
class AllianceEnded:
    KIND: ClassVar[str] = "projects.alliance_ended"
    alliance_id: int


@dataclass(frozen=True)
class ProjectLinked:
    KIND: ClassVar[str] = "projects.linked"
    project_id: int
    kind: str
    ref: str


@dataclass(frozen=True)
class TeamReminded:
    """The operator asked a team that is late to go on."""

    KIND: ClassVar[str] = "projects.team_reminded"
    project_id: int
