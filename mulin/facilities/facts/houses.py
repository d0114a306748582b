"""Rooms, loans, meals, closings: past tense, as frozen dataclasses of plain JSON values with a KIND."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class RoomBooked:
    """One booking, or the first of a weekly series. `asked`: somebody has to agree first."""

    KIND: ClassVar[str] = "facilities.room_booked"
    booking_id: int
    person_id: int
    asked: bool
    by_person: bool  # false: a worker did it at the counter


@dataclass(frozen=True)
class BookingDecided:
    KIND: ClassVar[str] = "facilities.booking_decided"
    booking_id: int
    person_id: int
    agreed: bool


@dataclass(frozen=True)
class BookingCancelled:
    KIND: ClassVar[str] = "facilities.booking_cancelled"
    booking_id: int
    person_id: int
    by_person: bool


@dataclass(frozen=True)
class RoomUsed:
    KIND: ClassVar[str] = "facilities.room_used"
    booking_id: int
    came: int  # 0: nobody


@dataclass(frozen=True)
class ThingLent:
    KIND: ClassVar[str] = "facilities.thing_lent"
    loan_id: int
    person_id: int


@dataclass(frozen=True)
class LoanDue:
    """Tomorrow is its last day, or with `late` that day is over."""

    KIND: ClassVar[str] = "facilities.loan_due"
    loan_id: int
    person_id: int
    late: bool


@dataclass(frozen=True)
class MealOrdered:
    KIND: ClassVar[str] = "facilities.meal_ordered"
    order_id: int
    person_id: int
    by_person: bool


@dataclass(frozen=True)
class OrderTaken:
    KIND: ClassVar[str] = "facilities.order_taken"
    order_id: int
    person_id: int
    by_person: bool = False  # who brings it chose it


@dataclass(frozen=True)
class OrderEnded:
    """Brought, cancelled or not brought."""

    KIND: ClassVar[str] = "facilities.order_ended"
    order_id: int
    person_id: int
    status: str
    by_person: bool


@dataclass(frozen=True)
class CanteenSettled:
    KIND: ClassVar[str] = "facilities.canteen_settled"
    settlement_id: int
    owed: int  # 分


@dataclass(frozen=True)
class ReviewAnswered:
    KIND: ClassVar[str] = "facilities.review_answered"
    review_id: int
    person_id: int


@dataclass(frozen=True)
class SettlementAgreed:
    """By the operator: from now on both sides stand by it."""

    KIND: ClassVar[str] = "facilities.settlement_agreed"
    settlement_id: int


@dataclass(frozen=True)
class RoomTariffSet:
    """What an hour costs now; 分."""

    KIND: ClassVar[str] = "facilities.room_tariff_set"
    room_id: int
    tariff: str
    price: int


@dataclass(frozen=True)
class TiersSet:
    """What is taken off a meal from a day on: (from age, to age, 分 off)."""

    KIND: ClassVar[str] = "facilities.tiers_set"
    canteen_id: int
    since: str
    tiers: list[list[int]]


@dataclass(frozen=True)
class QuotaSet:
    """Free meals a day from a day on; nought ends them. `work` empty: of all kinds together."""

    KIND: ClassVar[str] = "facilities.quota_set"
    canteen_id: int
    since: str
    course: str
    work: str
    portions: int


@dataclass(frozen=True)
class FacilityClosed:
    """It, or one room of it; what was booked and ordered in that time has been cancelled, each with its own fact."""

    KIND: ClassVar[str] = "facilities.closed"
    closure_id: int


@dataclass(frozen=True)
class FacilityReopened:
    KIND: ClassVar[str] = "facilities.reopened"
    closure_id: int
