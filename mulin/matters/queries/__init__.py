from mulin.matters.rules.desk import may_dispatch_several, may_use_desk

from .arrivals import Arrival, arrivals
from .figures import Figure, Period, Rate, figures, rates
from .filters import Filter
from .nearby import near, similar, similar_to
from .telling import helper_names, reporter_words, timeline, told_to
from .visible import mine, public_of, staff_sees, visible_to, whole_community
from .waiting import reasons, waiting_for

__all__ = [
    "Arrival",
    "Figure",
    "Filter",
    "Period",
    "Rate",
    "arrivals",
    "figures",
    "helper_names",
    "may_dispatch_several",
    "may_use_desk",
    "mine",
    "near",
    "public_of",
    "rates",
    "reasons",
    "reporter_words",
    "similar",
    "similar_to",
    "staff_sees",
    "timeline",
    "told_to",
    "visible_to",
    "waiting_for",
    "whole_community",
]
