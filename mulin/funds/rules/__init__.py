from .disclosing import may_correct, may_countersign, may_sign
from .earmarks import has_left, may_decide_earmark, may_release, may_take_return, may_withdraw_earmark, waiting
from .keeping import (
    may_budget,
    may_change_naming,
    may_close,
    may_found,
    may_keep,
    may_look,
    may_print_receipt,
    may_see_about,
    may_step,
    may_take_in,
)  # fmt: skip
from .spending import YESES, may_ask, may_decide, may_pay, may_unpay, may_withdraw, within_charter
from .who import ASKERS, FOUNDERS, KEEPERS, READERS, works_in

__all__ = [
    "ASKERS", "FOUNDERS", "KEEPERS", "READERS", "YESES", "has_left", "may_ask", "may_budget", "may_change_naming", "may_close", "may_correct",
    "may_countersign", "may_decide", "may_decide_earmark", "may_found", "may_keep", "may_look", "may_pay", "may_print_receipt", "may_release", "may_see_about", "may_sign",
    "may_step", "may_take_in", "may_take_return", "may_unpay", "may_withdraw", "may_withdraw_earmark", "waiting", "within_charter", "works_in",
]  # fmt: skip
