from .situation import situation_of
from .visible import certificates_visible_to, communities_kept, records_visible_to, shifts_open_to, volunteers_visible_to
from .who import leaders_of, who_serves

__all__ = [
    "certificates_visible_to",
    "communities_kept",
    "leaders_of",
    "records_visible_to",
    "shifts_open_to",
    "situation_of",
    "volunteers_visible_to",
    "who_serves",
]
