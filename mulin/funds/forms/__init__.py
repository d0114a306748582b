from .fields import ProofForm
from .fund import BudgetForm, FundForm, PurposeForm, SeatForm
from .gift import GoodsForm, HandOutForm, MoneyForm, PromiseForm, ReceiveForm
from .spending import AskForm, PayForm, SpendingsFilter

__all__ = [
    "AskForm", "BudgetForm", "FundForm", "GoodsForm", "HandOutForm", "MoneyForm", "PayForm", "PromiseForm", "ProofForm",
    "PurposeForm", "ReceiveForm", "SeatForm", "SpendingsFilter",
]  # fmt: skip
