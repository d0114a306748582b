from .desk import may_record_for_others, may_use_desk
from .handling import (
    may_accept, may_answer, may_arrive, may_give_back, may_hand_on, may_note, may_pause, may_refuse, may_resume, may_take, may_verify,
)  # fmt: skip
from .residents import (
    may_add, may_be_anonymous, may_close_already, may_confirm, may_follow, may_rate, may_reopen, may_reopen_still, may_report, may_see, may_record_for_others, may_use_desk,
)  # fmt: skip
from .steering import may_close, may_correct, may_dispatch, may_join, may_merge, may_move_on, may_settle, may_unmerge, may_void

from .who import helps, is_reporter, leads, works_on

__all__ = [
    "may_record_for_others", "may_use_desk", "helps", "is_reporter", "leads", "may_accept", "may_add", "may_answer", "may_arrive", "may_be_anonymous", "may_close", "may_close_already", "may_confirm",
    "may_correct", "may_dispatch", "may_follow", "may_give_back", "may_hand_on", "may_join", "may_merge", "may_move_on", "may_note", "may_pause",
    "may_rate", "may_record_for_others", "may_refuse", "may_reopen", "may_reopen_still", "may_report", "may_resume", "may_see", "may_settle", "may_take",
    "may_unmerge", "may_use_desk", "may_verify", "may_void", "works_on",
]  # fmt: skip
