"""Points, the shop and honours."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PointsRuleSet:
    """A rule from a day on, or the last day of one that ends."""

    KIND: ClassVar[str] = "volunteering.points_rule_set"
    rule_id: int
    ended: bool


@dataclass(frozen=True)
class PointsEarned:
    KIND: ClassVar[str] = "volunteering.points_earned"
    award_id: int
    person_id: int
    amount: int


@dataclass(frozen=True)
class PointsTakenBack:
    """`missing` were spent already: they stay spent, nobody's points fall below zero."""

    KIND: ClassVar[str] = "volunteering.points_taken_back"
    award_id: int
    person_id: int
    amount: int
    missing: int


@dataclass(frozen=True)
class AppealAsked:
    KIND: ClassVar[str] = "volunteering.appeal_asked"
    appeal_id: int
    person_id: int


@dataclass(frozen=True)
class AppealAnswered:
    KIND: ClassVar[str] = "volunteering.appeal_answered"
    appeal_id: int
    person_id: int
    amount: int


@dataclass(frozen=True)
class AppealOverdue:
    KIND: ClassVar[str] = "volunteering.appeal_overdue"
    appeal_id: int


@dataclass(frozen=True)
class OrderPlaced:
    KIND: ClassVar[str] = "volunteering.order_placed"
    order_id: int
    person_id: int
    by_person: bool  # false: a worker did it for somebody without a phone


@dataclass(frozen=True)
class OrderHanded:
    KIND: ClassVar[str] = "volunteering.order_handed"
    order_id: int
    person_id: int


@dataclass(frozen=True)
class OrderEnded:
    """Cancelled or not fetched in time: the points are free again, the piece is back in stock."""

    KIND: ClassVar[str] = "volunteering.order_ended"
    order_id: int
    person_id: int
    expired: bool
    by_person: bool


@dataclass(frozen=True)
class ConsentAsked:
    KIND: ClassVar[str] = "volunteering.honour_consent_asked"
    honour_id: int
    person_id: int


@dataclass(frozen=True)
class HonourDecided:
    KIND: ClassVar[str] = "volunteering.honour_decided"
    honour_id: int
    granted: bool


@dataclass(frozen=True)
class HonourWithdrawn:
    KIND: ClassVar[str] = "volunteering.honour_withdrawn"
    honour_id: int
