from .desk import ActivityForm, MoveForm, PolicyForm, ReasonForm, ReportForm, SessionForm
from .question import QuestionForm
from .series import SeriesForm
from .signing import companion_lines
from .signing import read as read_sign_up

__all__ = [
    "ActivityForm",
    "MoveForm",
    "PolicyForm",
    "QuestionForm",
    "ReasonForm",
    "ReportForm",
    "SeriesForm",
    "SessionForm",
    "companion_lines",
    "read_sign_up",
]
