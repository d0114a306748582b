from .booking import Booking, Series, Slot
from .canteen import Canteen, Course, Dish, FreeDay, Quota, Tier, Work
from .closure import Closure
from .contract import Contract, ContractFile
from .contract_money import ContractSheet, Counted, Rate
from .deliverer import Deliverer
from .duty import Duty, DutyDone
from .facility import Facility, Opening, OtherDay, Picture
from .loan import Loan, Thing
from .meal import Meal, Order, Settlement, Turn
from .operator import Evaluation, Mark
from .review import Review
from .room import Room, money
from .story import Story, StoryCount, StoryPicture
from .story_visit import StoryVisit
from .story_wish import StoryWish
from .trail import Trail, TrailPoint

__all__ = [
    "Booking",
    "Canteen",
    "Closure",
    "Contract",
    "ContractFile",
    "ContractSheet",
    "Counted",
    "Course",
    "Deliverer",
    "Dish",
    "Duty",
    "DutyDone",
    "Evaluation",
    "Facility",
    "FreeDay",
    "Loan",
    "Mark",
    "Meal",
    "Opening",
    "Order",
    "OtherDay",
    "Picture",
    "Quota",
    "Rate",
    "Review",
    "Room",
    "Series",
    "Settlement",
    "Slot",
    "Story",
    "StoryCount",
    "StoryPicture",
    "StoryVisit",
    "StoryWish",
    "Thing",
    "Tier",
    "Trail",
    "TrailPoint",
    "Turn",
    "Work",
    "money",
]
