from .attending import check_in, check_in_by_code, check_out, close_due, close_shift, merge_offline_list
from .banking import bank, donate, entitle, set_bank_rules, unbank
from .certifying import ask_certificate, issue, publish, refuse_certificate, revoke
from .claiming import cancel_shift, claim, give_up, offer, take_over
from .duties import add_pattern, add_shift, close_duty, end_pattern, make_shifts, set_up_duty
from .helping import agree_to_help, ask_help, report_done, settle_help, step_back, withdraw_help
from .joining import agree_as_guardian, describe, join, leave, name_guardian, note_insurance, present_as_expert
from .recording import confirm, dispute, note_service, strike, take_back
from .teams import close_team, found_team, join_team, leave_team, name_leader

__all__ = [
    "add_pattern",
    "add_shift",
    "agree_as_guardian",
    "agree_to_help",
    "ask_certificate",
    "ask_help",
    "bank",
    "cancel_shift",
    "check_in",
    "check_in_by_code",
    "check_out",
    "claim",
    "close_due",
    "close_duty",
    "close_shift",
    "close_team",
    "confirm",
    "describe",
    "dispute",
    "donate",
    "end_pattern",
    "entitle",
    "found_team",
    "give_up",
    "issue",
    "join",
    "join_team",
    "leave",
    "leave_team",
    "make_shifts",
    "merge_offline_list",
    "name_guardian",
    "name_leader",
    "note_insurance",
    "note_service",
    "offer",
    "present_as_expert",
    "publish",
    "refuse_certificate",
    "report_done",
    "revoke",
    "set_bank_rules",
    "set_up_duty",
    "settle_help",
    "step_back",
    "strike",
    "take_back",
    "take_over",
    "unbank",
    "withdraw_help",
]  # fmt: skip
