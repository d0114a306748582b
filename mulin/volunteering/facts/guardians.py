from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class GuardianNamed:
    """`person_id` is the guardian, who has to agree."""

    KIND: ClassVar[str] = "volunteering.guardian_named"
    volunteer_id: int
    person_id: int


@dataclass(frozen=True)
class GuardianAnswered:
    """`noted_by` is the guardian, or the worker who has the consent on paper."""

    KIND: ClassVar[str] = "volunteering.guardian_answered"
    volunteer_id: int
    person_id: int
    agrees: bool
    noted_by: int | None
