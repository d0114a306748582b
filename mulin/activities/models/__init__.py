from .activity import Activity, Policy, Question
from .after import Feed, Photo
from .series import Series
from .session import Group, Session
from .signup import Attendance, Signup

__all__ = ["Activity", "Attendance", "Feed", "Group", "Photo", "Policy", "Question", "Series", "Session", "Signup"]
