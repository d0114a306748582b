from mulin.matters.rules.desk import may_use_desk

from .nearby import near, similar, similar_to
from .telling import helper_names, reporter_words, timeline
from .visible import mine, public_of, staff_sees, visible_to
from .waiting import reasons, waiting_for

__all__ = [
    "helper_names",
    "may_use_desk",
    "mine",
    "near",
    "public_of",
    "reasons",
    "reporter_words",
    "similar",
    "similar_to",
    "staff_sees",
    "timeline",
    "visible_to",
    "waiting_for",
]  # fmt: skip
