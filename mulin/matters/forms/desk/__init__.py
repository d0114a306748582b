from .acting import AnswerForm, CorrectForm, DispatchForm, HandOnForm, MergeForm, ReasonForm, WordsForm
from .intake import IntakeForm

__all__ = ["AnswerForm", "CorrectForm", "DispatchForm", "HandOnForm", "IntakeForm", "MergeForm", "ReasonForm", "WordsForm"]
