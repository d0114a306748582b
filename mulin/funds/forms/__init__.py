from .earmark import EarmarkForm, ReturnForm
from .fields import ProofForm
from .fund import BudgetForm, FundForm, PurposeForm, SeatForm
from .gift import GoodsForm, HandOutForm, MoneyForm, PromiseForm, ReceiveForm
from .spending import AskForm, PayForm, SpendingsFilter

__all__ = [
    "AskForm", "BudgetForm", "EarmarkForm", "FundForm", "GoodsForm", "HandOutForm", "MoneyForm", "PayForm", "PromiseForm", "ProofForm",
    "PurposeForm", "ReceiveForm", "ReturnForm", "SeatForm", "SpendingsFilter",
]  # fmt: skip
