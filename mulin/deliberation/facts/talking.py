"""What happened in talk, on opinion maps, to small improvements, at forums, with chat groups. No fact says how somebody voted or what was said."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class OpinionMapOpened:
    KIND: ClassVar[str] = "deliberation.opinion_map_opened"
    map_id: int


@dataclass(frozen=True)
class OpinionMapBroughtIn:
    """A conversation that was held elsewhere."""

    KIND: ClassVar[str] = "deliberation.opinion_map_brought_in"
    map_id: int
    people: int
    statements: int


@dataclass(frozen=True)
class OpinionMapClosed:
    KIND: ClassVar[str] = "deliberation.opinion_map_closed"
    map_id: int
    reason: str


@dataclass(frozen=True)
class StatementSaid:
    """A resident's statement waits to be let in."""

    KIND: ClassVar[str] = "deliberation.statement_said"
    statement_id: int


@dataclass(frozen=True)
class StatementDecided:
    KIND: ClassVar[str] = "deliberation.statement_decided"
    statement_id: int
    let_in: bool


@dataclass(frozen=True)
class QuestionAsked:
    KIND: ClassVar[str] = "deliberation.question_asked"
    remark_id: int


@dataclass(frozen=True)
class QuestionAnswered:
    KIND: ClassVar[str] = "deliberation.question_answered"
    remark_id: int


@dataclass(frozen=True)
class QuestionLate:
    KIND: ClassVar[str] = "deliberation.question_late"
    remark_id: int


@dataclass(frozen=True)
class RemarkHidden:
    KIND: ClassVar[str] = "deliberation.remark_hidden"
    remark_id: int
    rule: str


@dataclass(frozen=True)
class RemarkAppealed:
    KIND: ClassVar[str] = "deliberation.remark_appealed"
    remark_id: int


@dataclass(frozen=True)
class AppealDecided:
    KIND: ClassVar[str] = "deliberation.appeal_decided"
    remark_id: int
    upheld: bool


@dataclass(frozen=True)
class ImprovementRaised:
    KIND: ClassVar[str] = "deliberation.improvement_raised"
    improvement_id: int


@dataclass(frozen=True)
class ImprovementMoved:
    """Agreed, begun, done, declined or dropped."""

    KIND: ClassVar[str] = "deliberation.improvement_moved"
    improvement_id: int
    status: str


@dataclass(frozen=True)
class UpkeepTaken:
    KIND: ClassVar[str] = "deliberation.upkeep_taken"
    upkeep_id: int


@dataclass(frozen=True)
class LookDue:
    KIND: ClassVar[str] = "deliberation.look_due"
    upkeep_id: int


@dataclass(frozen=True)
class LookFoundWork:
    """Somebody looked, and something has to be done."""

    KIND: ClassVar[str] = "deliberation.look_found_work"
    look_id: int


@dataclass(frozen=True)
class UpkeepEnded:
    """It is offered again."""

    KIND: ClassVar[str] = "deliberation.upkeep_ended"
    upkeep_id: int


@dataclass(frozen=True)
class ForumPlanned:
    KIND: ClassVar[str] = "deliberation.forum_planned"
    forum_id: int


@dataclass(frozen=True)
class ForumCancelled:
    KIND: ClassVar[str] = "deliberation.forum_cancelled"
    forum_id: int
    reason: str


@dataclass(frozen=True)
class ForumHeld:
    KIND: ClassVar[str] = "deliberation.forum_held"
    forum_id: int


@dataclass(frozen=True)
class ForumPointEnded:
    KIND: ClassVar[str] = "deliberation.forum_point_ended"
    point_id: int
    status: str


@dataclass(frozen=True)
class ChatGroupKept:
    """Entered, changed or closed."""

    KIND: ClassVar[str] = "deliberation.chat_group_kept"
    group_id: int
    closed: bool
