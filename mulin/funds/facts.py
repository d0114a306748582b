from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class FundOpened:
    KIND: ClassVar[str] = "funds.opened"
    fund_id: int


@dataclass(frozen=True)
class FundClosed:
    KIND: ClassVar[str] = "funds.closed"
    fund_id: int


@dataclass(frozen=True)
class GiftReceived:
    """`amount` in 分; of goods their value."""

    KIND: ClassVar[str] = "funds.gift_received"
    gift_id: int
    fund_id: int
    kind: str
    amount: int


@dataclass(frozen=True)
class GiftTakenBack:
    KIND: ClassVar[str] = "funds.gift_taken_back"
    gift_id: int
    fund_id: int
    amount: int


@dataclass(frozen=True)
class GoodsHandedOut:
    KIND: ClassVar[str] = "funds.goods_handed_out"
    hand_out_id: int
    fund_id: int
    quantity: int


@dataclass(frozen=True)
class GoodsCameBack:
    """The hand-out was written down wrongly."""

    KIND: ClassVar[str] = "funds.goods_came_back"
    hand_out_id: int
    fund_id: int
    quantity: int


@dataclass(frozen=True)
class SpendingAsked:
    KIND: ClassVar[str] = "funds.spending_asked"
    spending_id: int
    fund_id: int
    amount: int


@dataclass(frozen=True)
class SpendingReserved:
    """Two said yes; the money is promised."""

    KIND: ClassVar[str] = "funds.spending_reserved"
    spending_id: int
    fund_id: int
    amount: int


@dataclass(frozen=True)
class SpendingPaid:
    KIND: ClassVar[str] = "funds.spending_paid"
    spending_id: int
    fund_id: int
    amount: int


@dataclass(frozen=True)
class SpendingApproved:
    """One of the two yeses."""

    KIND: ClassVar[str] = "funds.spending_approved"
    spending_id: int
    fund_id: int
    person_id: int


@dataclass(frozen=True)
class SpendingTakenBack:
    """A payment was written down wrongly, or the money came back."""

    KIND: ClassVar[str] = "funds.spending_taken_back"
    spending_id: int
    fund_id: int
    amount: int


@dataclass(frozen=True)
class SpendingEnded:
    """Without a payment. `status`: refused, withdrawn or expired."""

    KIND: ClassVar[str] = "funds.spending_ended"
    spending_id: int
    fund_id: int
    status: str


@dataclass(frozen=True)
class SpendingReturned:
    """Some of a payment came back; `returned`: all that has by now."""

    KIND: ClassVar[str] = "funds.spending_returned"
    spending_id: int
    fund_id: int
    amount: int
    returned: int


@dataclass(frozen=True)
class EarmarkAsked:
    KIND: ClassVar[str] = "funds.earmark_asked"
    earmark_id: int
    fund_id: int
    amount: int


@dataclass(frozen=True)
class EarmarkReserved:
    """Two said yes; `ref` names what the money is kept for."""

    KIND: ClassVar[str] = "funds.earmark_reserved"
    earmark_id: int
    fund_id: int
    amount: int
    ref: str


@dataclass(frozen=True)
class EarmarkEnded:
    """Before it held anything. `status`: refused or withdrawn."""

    KIND: ClassVar[str] = "funds.earmark_ended"
    earmark_id: int
    fund_id: int
    status: str


@dataclass(frozen=True)
class EarmarkReleased:
    """What was left of it, in 分, is free again."""

    KIND: ClassVar[str] = "funds.earmark_released"
    earmark_id: int
    fund_id: int
    amount: int
    ref: str


@dataclass(frozen=True)
class DisclosureDrafted:
    KIND: ClassVar[str] = "funds.disclosure_drafted"
    disclosure_id: int
    fund_id: int


@dataclass(frozen=True)
class DisclosureSigned:
    KIND: ClassVar[str] = "funds.disclosure_signed"
    disclosure_id: int
    fund_id: int


@dataclass(frozen=True)
class DisclosureReturned:
    KIND: ClassVar[str] = "funds.disclosure_returned"
    disclosure_id: int
    fund_id: int


@dataclass(frozen=True)
class DisclosurePublished:
    KIND: ClassVar[str] = "funds.disclosure_published"
    disclosure_id: int
    fund_id: int


@dataclass(frozen=True)
class DisclosureLate:
    KIND: ClassVar[str] = "funds.disclosure_late"
    disclosure_id: int
    fund_id: int
