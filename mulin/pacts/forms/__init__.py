from .calling import CallForm
from .keeping import BeginForm, FileForm, ForceForm, MeetingForm, ReviewForm, ShowForm
from .text import TextForm, clause_rows, typed, written

__all__ = [
    "BeginForm",
    "CallForm",
    "FileForm",
    "ForceForm",
    "MeetingForm",
    "ReviewForm",
    "ShowForm",
    "TextForm",
    "clause_rows",
    "typed",
    "written",
]
