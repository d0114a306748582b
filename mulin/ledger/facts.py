"""What others may follow. A posting itself is no fact: the entry is its own record, and the service that posts records its fact."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class EntryReversed:
    KIND: ClassVar[str] = "ledger.EntryReversed"
    book_id: int
    entry_id: int
    reversal_id: int
    reason: str


@dataclass(frozen=True)
class HoldExpired:
    """What was promised and not used by its time is free again."""

    KIND: ClassVar[str] = "ledger.HoldExpired"
    book_id: int
    hold_id: int
    account_id: int
    amount: int
    source_kind: str
    source_ref: str


@dataclass(frozen=True)
class PeriodClosed:
    """Nothing dated up to and including `through` (ISO) can be posted any more."""

    KIND: ClassVar[str] = "ledger.PeriodClosed"
    book_id: int
    through: str
