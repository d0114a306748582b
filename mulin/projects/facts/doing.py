"""What happened while a project was done. No resident's name is in it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ProjectAwarded:
    """`amount` in 分; 0: help without money."""

    KIND: ClassVar[str] = "projects.awarded"
    project_id: int
    application_id: int
    amount: int


@dataclass(frozen=True)
class AgreementSigned:
    """One side has; `side`: "team" or "operator"."""

    KIND: ClassVar[str] = "projects.agreement_signed"
    project_id: int
    side: str


@dataclass(frozen=True)
class ProjectAgreed:
    """Both sides have signed."""

    KIND: ClassVar[str] = "projects.agreed"
    project_id: int
    fingerprint: str


@dataclass(frozen=True)
class ProjectBegun:
    KIND: ClassVar[str] = "projects.begun"
    project_id: int


@dataclass(frozen=True)
class ProjectPaused:
    KIND: ClassVar[str] = "projects.paused"
    project_id: int


@dataclass(frozen=True)
class ProjectResumed:
    KIND: ClassVar[str] = "projects.resumed"
    project_id: int


@dataclass(frozen=True)
class MilestoneShown:
    """The team says that it is done."""

    KIND: ClassVar[str] = "projects.milestone_shown"
    milestone_id: int
    project_id: int


@dataclass(frozen=True)
class MilestoneReturned:
    """Whoever looked did not find it done."""

    KIND: ClassVar[str] = "projects.milestone_returned"
    milestone_id: int
    project_id: int


@dataclass(frozen=True)
class MilestoneVerified:
    KIND: ClassVar[str] = "projects.milestone_verified"
    milestone_id: int
    project_id: int


@dataclass(frozen=True)
class InstalmentDue:
    KIND: ClassVar[str] = "projects.instalment_due"
    instalment_id: int
    project_id: int
    amount: int


@dataclass(frozen=True)
class InstalmentPaid:
    KIND: ClassVar[str] = "projects.instalment_paid"
    instalment_id: int
    project_id: int
    amount: int


@dataclass(frozen=True)
class MoneyReturned:
    """Into the fund, as its keeper wrote down."""

    KIND: ClassVar[str] = "projects.money_returned"
    project_id: int
    spending_id: int  # the payment of which it is
    amount: int


@dataclass(frozen=True)
class ReceiptEntered:
    KIND: ClassVar[str] = "projects.receipt_entered"
    receipt_id: int
    project_id: int
    amount: int


@dataclass(frozen=True)
class ReceiptDecided:
    """`state`: accepted, refused or reversed."""

    KIND: ClassVar[str] = "projects.receipt_decided"
    receipt_id: int
    project_id: int
    amount: int
    state: str


@dataclass(frozen=True)
class IncomeEntered:
    KIND: ClassVar[str] = "projects.income_entered"
    income_id: int
    project_id: int


@dataclass(frozen=True)
class IncomeAccepted:
    """`amount` in 分; 0: goods."""

    KIND: ClassVar[str] = "projects.income_accepted"
    income_id: int
    project_id: int
    amount: int
