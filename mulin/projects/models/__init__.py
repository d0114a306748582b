from .after import Brand, BrandMoment, FieldEntry, FieldList, Phase, Plan, Rollout
from .application import Application, Teammate
from .application_parts import Attachment, BudgetLine, Milestone, Promise
from .call import Call
from .call_parts import CallCategory, CallKind, Criterion, Juror, Package, Theme
from .chain import Link
from .choosing import Conflict, ForumVote, OnBallot, PitchDay, PitchScore, Review, Screening
from .kinds import BODIES, Count, Kind
from .money import Closing, Evaluation, Honour, Income, Instalment, Lesson, Line, Receipt
from .partners import Alliance, Proposal, ProposalItem
from .project import Agreement, Project, ProjectMilestone
from .question import Question
from .reporting import Midterm, PlanChange, Report
from .result import Letter, Objection, Ranking

__all__ = [
    "BODIES", "Agreement", "Alliance", "Application", "Attachment", "Brand", "BrandMoment", "BudgetLine", "Call", "CallCategory", "CallKind",
    "Closing", "Conflict", "Count", "Criterion", "Evaluation", "FieldEntry", "FieldList", "ForumVote", "Honour", "Income", "Instalment", "Juror", "Kind",
    "Lesson", "Letter", "Line", "Link", "Midterm", "Milestone", "Objection", "OnBallot", "Package", "Phase", "PitchDay", "PitchScore", "Plan", "PlanChange",
    "Project", "ProjectMilestone", "Promise", "Proposal", "ProposalItem", "Question", "Ranking", "Receipt", "Report", "Review", "Rollout",
    "Screening", "Teammate", "Theme",
]  # fmt: skip
