from .booking import BookingForm
from .canteen import CanteenForm, DishForm, QuotaForm, SettleForm, TiersForm
from .closing import ClosingForm
from .houses import FacilityForm, OtherDayForm, RoomForm, ThingForm, WeekForm

__all__ = [
    "BookingForm",
    "CanteenForm",
    "ClosingForm",
    "DishForm",
    "FacilityForm",
    "OtherDayForm",
    "QuotaForm",
    "RoomForm",
    "SettleForm",
    "ThingForm",
    "TiersForm",
    "WeekForm",
]
