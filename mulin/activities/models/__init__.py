from .activity import Activity, Policy, Question
from .after import Feed, Photo
from .hosting import Hosting
from .lesson import Lesson
from .plan import Plan
from .series import Series
from .session import Group, Session
from .signup import Attendance, Signup
from .stall import Claim, Market, Offer, Stall

__all__ = [
    "Activity",
    "Attendance",
    "Claim",
    "Feed",
    "Group",
    "Hosting",
    "Lesson",
    "Market",
    "Offer",
    "Photo",
    "Plan",
    "Policy",
    "Question",
    "Series",
    "Session",
    "Signup",
    "Stall",
]  # fmt: skip
