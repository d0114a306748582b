from .activity import Activity, Policy, Question
from .after import Feed, Photo
from .campaign import Campaign, Juror
from .club import Club, ClubPost, ClubTime, Membership
from .hosting import Hosting
from .lesson import Lesson
from .plan import Plan
from .series import Series
from .session import Group, Session
from .signup import Attendance, Signup
from .stall import Claim, Market, Offer, Stall
from .submission import Heart, Mark, Page, Submission

__all__ = [
    "Activity",
    "Attendance",
    "Campaign",
    "Claim",
    "Club",
    "ClubPost",
    "ClubTime",
    "Feed",
    "Group",
    "Heart",
    "Hosting",
    "Juror",
    "Lesson",
    "Mark",
    "Market",
    "Membership",
    "Offer",
    "Page",
    "Photo",
    "Plan",
    "Policy",
    "Question",
    "Series",
    "Session",
    "Signup",
    "Stall",
    "Submission",
]  # fmt: skip
