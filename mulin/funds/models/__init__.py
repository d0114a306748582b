from .fund import Fund, Purpose, Seat
from .gift import Evidence, Gift, HandOut
from .spending import Approval, Spending

__all__ = ["Approval", "Evidence", "Fund", "Gift", "HandOut", "Purpose", "Seat", "Spending"]
