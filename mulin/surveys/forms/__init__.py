from .editing import BeginForm, FindingForm
from .questions import asks, question_rows, typed

__all__ = ["BeginForm", "FindingForm", "asks", "question_rows", "typed"]
