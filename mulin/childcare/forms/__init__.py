from .applying import ApplyForm, AwayForm, PaperForm, PickupForm
from .groups import GroupForm

__all__ = ["ApplyForm", "AwayForm", "GroupForm", "PaperForm", "PickupForm"]
