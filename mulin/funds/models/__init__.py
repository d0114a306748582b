from .disclosure import Disclosure
from .earmark import Earmark, EarmarkApproval
from .evidence import Evidence
from .fund import Fund, Purpose, Seat
from .gift import Gift
from .goods import HandOut
from .spending import Approval, Spending

__all__ = [
    "Approval",
    "Disclosure",
    "Earmark",
    "EarmarkApproval",
    "Evidence",
    "Fund",
    "Gift",
    "HandOut",
    "Purpose",
    "Seat",
    "Spending",
]
