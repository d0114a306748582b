from .assignment import Assignment
from .category import Category, CategoryVersion
from .clock import Clock
from .following import Follow, SavedFilter
from .kept import DayCount, DayFigures
from .matter import Matter
from .story import Event, Photo

__all__ = [
    "Assignment",
    "Category",
    "CategoryVersion",
    "Clock",
    "DayCount",
    "DayFigures",
    "Event",
    "Follow",
    "Matter",
    "Photo",
    "SavedFilter",
]
