"""How opinions lie: groups that answer alike, what unites them, what sets each apart. A picture, not a vote. Knows nothing of Django."""

from .meaning import Bond, Mark, Said, counted, sets_apart, unites
from .picturing import LEAST_ANSWERS, SMALLEST, Picture, agreement, picture

__all__ = [
    "LEAST_ANSWERS",
    "SMALLEST",
    "Bond",
    "Mark",
    "Picture",
    "Said",
    "agreement",
    "counted",
    "picture",
    "sets_apart",
    "unites",
]
