from .acting import (
    AnswerForm,
    CorrectForm,
    DispatchForm,
    HandOnForm,
    JoinForm,
    MergeForm,
    ReasonForm,
    ReturnForm,
    SettleForm,
    WithdrawForm,
    WordsForm,
)
from .intake import IntakeForm

__all__ = [
    "AnswerForm",
    "CorrectForm",
    "DispatchForm",
    "HandOnForm",
    "IntakeForm",
    "JoinForm",
    "MergeForm",
    "ReasonForm",
    "ReturnForm",
    "SettleForm",
    "WithdrawForm",
    "WordsForm",
]
