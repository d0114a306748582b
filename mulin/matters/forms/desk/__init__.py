from .acting import AnswerForm, CorrectForm, DispatchForm, HandOnForm, JoinForm, MergeForm, ReasonForm, SettleForm, WordsForm
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
    "SettleForm",
    "WordsForm",
]
