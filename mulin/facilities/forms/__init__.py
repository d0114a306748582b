from .booking import BookingForm
from .canteen import CanteenForm, DishForm, QuotaForm, SettleForm, TiersForm
from .houses import FacilityForm, OtherDayForm, RoomForm, ThingForm, WeekForm

__all__ = [
    "BookingForm",
    "CanteenForm",
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
