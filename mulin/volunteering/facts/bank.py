from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class VolunteerInvited:
    KIND: ClassVar[str] = "volunteering.invited"
    invitation_id: int
    help_id: int
    person_id: int


@dataclass(frozen=True)
class InvitationsOver:
    """Those who were asked need not answer any more: somebody else goes, or it is not needed."""

    KIND: ClassVar[str] = "volunteering.invitations_over"
    help_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class HelpUnanswered:
    """Everybody who would fit was asked, and nobody can: a worker has to look for somebody."""

    KIND: ClassVar[str] = "volunteering.help_unanswered"
    help_id: int
    person_id: int


@dataclass(frozen=True)
class HelpLapsed:
    """The time it was wanted for is over and nobody had agreed: its minutes are free again."""

    KIND: ClassVar[str] = "volunteering.help_lapsed"
    help_id: int
    person_id: int


@dataclass(frozen=True)
class MinutesDonated:
    """`to_person_id` None: to the pool."""

    KIND: ClassVar[str] = "volunteering.minutes_donated"
    entry_id: int
    community_id: int
    person_id: int
    to_person_id: int | None
    minutes: int


@dataclass(frozen=True)
class MinutesExpiring:
    """Told ahead; `again`: a week before. `on`: the last day."""

    KIND: ClassVar[str] = "volunteering.minutes_expiring"
    expiry_id: int
    person_id: int
    minutes: int
    on: str
    again: bool


@dataclass(frozen=True)
class MinutesExpired:
    """Moved to the pool."""

    KIND: ClassVar[str] = "volunteering.minutes_expired"
    expiry_id: int
    person_id: int
    community_id: int
    minutes: int


@dataclass(frozen=True)
class MinutesKept:
    """They were to expire, and new rules let them stand."""

    KIND: ClassVar[str] = "volunteering.minutes_kept"
    expiry_id: int
    person_id: int
    minutes: int


@dataclass(frozen=True)
class BankRulesSet:
    KIND: ClassVar[str] = "volunteering.bank_rules_set"
    rules_id: int
    community_id: int


@dataclass(frozen=True)
class BankMonthEnded:
    """What a month moved, in minutes. `month` is its first day."""

    KIND: ClassVar[str] = "volunteering.bank_month_ended"
    community_id: int
    month: str
    granted: int
    taken_back: int
    donated: int
    helped: int
    expired: int
