from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class VolunteerJoined:
    KIND: ClassVar[str] = "volunteering.joined"
    volunteer_id: int
    person_id: int


@dataclass(frozen=True)
class ShiftClaimed:
    KIND: ClassVar[str] = "volunteering.shift_claimed"
    claim_id: int
    shift_id: int
    person_id: int


@dataclass(frozen=True)
class ClaimGivenUp:
    """`to_person_id` is who takes over, when it was handed to someone."""

    KIND: ClassVar[str] = "volunteering.claim_given_up"
    claim_id: int
    shift_id: int
    person_id: int
    to_person_id: int | None


@dataclass(frozen=True)
class ShiftCancelled:
    KIND: ClassVar[str] = "volunteering.shift_cancelled"
    shift_id: int
    person_ids: list[int]


@dataclass(frozen=True)
class HoursRecorded:
    """Written down, not confirmed yet."""

    KIND: ClassVar[str] = "volunteering.hours_recorded"
    record_id: int
    person_id: int
    minutes: int


@dataclass(frozen=True)
class HoursConfirmed:
    """From now on they count. `banked`: minutes that go to the time bank; `group`: those may only be donated."""

    KIND: ClassVar[str] = "volunteering.hours_confirmed"
    record_id: int
    person_id: int
    community_id: int
    minutes: int
    banked: bool
    group: bool
    duty_kind: str


@dataclass(frozen=True)
class HoursDisputed:
    KIND: ClassVar[str] = "volunteering.hours_disputed"
    record_id: int
    person_id: int
    minutes: int


@dataclass(frozen=True)
class HoursTakenBack:
    """Confirmed hours that were wrong: what followed from them is reversed."""

    KIND: ClassVar[str] = "volunteering.hours_taken_back"
    record_id: int
    person_id: int
    minutes: int


@dataclass(frozen=True)
class CertificateIssued:
    KIND: ClassVar[str] = "volunteering.certificate_issued"
    certificate_id: int
    person_id: int


@dataclass(frozen=True)
class CertificateOnNotice:
    KIND: ClassVar[str] = "volunteering.certificate_on_notice"
    certificate_id: int
    person_id: int


@dataclass(frozen=True)
class CertificateRefused:
    KIND: ClassVar[str] = "volunteering.certificate_refused"
    certificate_id: int
    person_id: int


@dataclass(frozen=True)
class CertificateRevoked:
    KIND: ClassVar[str] = "volunteering.certificate_revoked"
    certificate_id: int
    person_id: int


@dataclass(frozen=True)
class HelpAsked:
    KIND: ClassVar[str] = "volunteering.help_asked"
    help_id: int
    person_id: int


@dataclass(frozen=True)
class HelpAgreed:
    KIND: ClassVar[str] = "volunteering.help_agreed"
    help_id: int
    person_id: int
    helper_id: int


@dataclass(frozen=True)
class HelpDone:
    KIND: ClassVar[str] = "volunteering.help_done"
    help_id: int
    person_id: int
    minutes: int


@dataclass(frozen=True)
class HelpSettled:
    KIND: ClassVar[str] = "volunteering.help_settled"
    help_id: int
    person_id: int
    helper_id: int
    minutes: int
