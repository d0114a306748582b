from .ages import grade_on, months_on, of_age, stands_at
from .applying import (
    may_answer,
    may_apply,
    may_ask,
    may_check,
    may_decide_offer,
    may_decline,
    may_leave,
    may_move_up,
    may_withdraw,
    may_write_health,
)
from .days import began_at, is_open, open_days, told_at
from .fees import DayCount, owed
from .guardians import may_agree, may_end_guardian, may_name_guardian
from .places import CLEAR_LEFT, CLEAR_OTHERS, ORDER, clear_after, lot_of, ranks, shown_waiting
from .present import may_announce, may_hand_over, may_note, may_tick
from .ratio import carers_needed, standard
from .who import KEEPERS, helps, is_guardian, keeps, may_manage, may_open_class, may_open_desk, may_see

__all__ = [
    "CLEAR_LEFT",
    "CLEAR_OTHERS",
    "KEEPERS",
    "ORDER",
    "DayCount",
    "began_at",
    "carers_needed",
    "clear_after",
    "grade_on",
    "helps",
    "is_guardian",
    "is_open",
    "keeps",
    "lot_of",
    "may_agree",
    "may_announce",
    "may_answer",
    "may_apply",
    "may_ask",
    "may_check",
    "may_decide_offer",
    "may_decline",
    "may_end_guardian",
    "may_hand_over",
    "may_leave",
    "may_manage",
    "may_move_up",
    "may_name_guardian",
    "may_note",
    "may_open_class",
    "may_open_desk",
    "may_see",
    "may_tick",
    "may_withdraw",
    "may_write_health",
    "months_on",
    "of_age",
    "open_days",
    "owed",
    "ranks",
    "shown_waiting",
    "standard",
    "stands_at",
    "told_at",
]
