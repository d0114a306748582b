from .booking import Booking, Series, Slot
from .canteen import Canteen, Course, Dish, FreeDay, Quota, Tier, Work
from .closure import Closure
from .deliverer import Deliverer
from .facility import Facility, Opening, OtherDay, Picture
from .loan import Loan, Thing
from .meal import Meal, Order, Settlement, Turn
from .review import Review
from .room import Room, money

__all__ = [
    "Booking",
    "Canteen",
    "Closure",
    "Course",
    "Deliverer",
    "Dish",
    "Facility",
    "FreeDay",
    "Loan",
    "Meal",
    "Opening",
    "Order",
    "OtherDay",
    "Picture",
    "Quota",
    "Review",
    "Room",
    "Series",
    "Settlement",
    "Slot",
    "Thing",
    "Tier",
    "Turn",
    "Work",
    "money",
]
