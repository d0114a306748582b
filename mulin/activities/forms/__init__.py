from .desk import ActivityForm, MoveForm, PolicyForm, QuestionForm, ReasonForm, ReportForm, SessionForm
from .series import SeriesForm
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
    "read_sign_up",
]
