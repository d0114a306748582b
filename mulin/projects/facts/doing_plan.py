"""What happened to a project's plan, and how it ended. No resident's name is in it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ChangeAsked:
    KIND: ClassVar[str] = "projects.change_asked"
    change_id: int
    project_id: int


@dataclass(frozen=True)
class ChangeAnswered:
    KIND: ClassVar[str] = "projects.change_answered"
    change_id: int
    project_id: int
    approved: bool


@dataclass(frozen=True)
class ProjectReported:
    KIND: ClassVar[str] = "projects.reported"
    report_id: int
    project_id: int


@dataclass(frozen=True)
class MidtermDone:
    """`verdict`: go_on, mend or stop."""

    KIND: ClassVar[str] = "projects.midterm_done"
    midterm_id: int
    project_id: int
    verdict: str


@dataclass(frozen=True)
class MentorNamed:
    KIND: ClassVar[str] = "projects.mentor_named"
    project_id: int


@dataclass(frozen=True)
class ProjectFlagged:
    """The clock found what was not there the day before; `flags`: codes, joined by commas."""

    KIND: ClassVar[str] = "projects.flagged"
    project_id: int
    flags: str


@dataclass(frozen=True)
class ClosingAsked:
    KIND: ClassVar[str] = "projects.closing_asked"
    project_id: int


@dataclass(frozen=True)
class ClosingReturned:
    """Something of the closing is missing."""

    KIND: ClassVar[str] = "projects.closing_returned"
    project_id: int


@dataclass(frozen=True)
class ProjectClosed:
    """`spent` and `returned` in 分."""

    KIND: ClassVar[str] = "projects.closed"
    project_id: int
    spent: int
    returned: int
    late: bool


@dataclass(frozen=True)
class ProjectStopped:
    """`owed`: what is still to be returned, in 分."""

    KIND: ClassVar[str] = "projects.stopped"
    project_id: int
    owed: int


@dataclass(frozen=True)
class ProjectEvaluated:
    KIND: ClassVar[str] = "projects.evaluated"
    project_id: int
    side: str
    stars: int


@dataclass(frozen=True)
class ProjectHonoured:
    KIND: ClassVar[str] = "projects.honoured"
    honour_id: int
    project_id: int
