from .desk import may_keep, may_serve
from .joining import (
    may_agree_as_guardian,
    may_change,
    may_found_team,
    may_join,
    may_join_team,
    may_note_insurance,
    may_run_team,
)
from .records import (
    NOTICE,
    may_ask_certificate,
    may_certify,
    may_confirm,
    may_dispute,
    may_issue,
    may_note,
    may_strike,
    may_take_back,
    minutes_of,
)
from .shifts import (
    EARLY,
    LATE,
    LEFT_WAITING,
    LOOK_BACK,
    Situation,
    fits,
    may_cancel,
    may_check_in,
    may_claim,
    may_give_up,
    may_run,
    may_set_up,
    opens_at,
)
from .who import ADULT, KEEPERS, WITH_GUARDIAN_PRESENT_UNDER, Who, age

__all__ = [
    "ADULT", "EARLY", "KEEPERS", "LATE", "LEFT_WAITING", "LOOK_BACK", "NOTICE", "WITH_GUARDIAN_PRESENT_UNDER", "Situation", "Who",
    "age", "fits", "may_agree_as_guardian", "may_ask_certificate", "may_cancel", "may_certify", "may_change", "may_check_in",
    "may_claim", "may_confirm", "may_dispute", "may_found_team", "may_give_up", "may_issue", "may_join", "may_join_team", "may_keep",
    "may_note", "may_note_insurance", "may_run", "may_run_team", "may_serve", "may_set_up", "may_strike", "may_take_back", "minutes_of",
    "opens_at",
]  # fmt: skip
