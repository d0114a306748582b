from .attending import check_in, check_in_by_code, check_out, close_due, close_shift, merge_offline_list
from .banking import bank, donate, entitle, set_bank_rules, unbank
from .certifying import ask_certificate, issue, publish, refuse_certificate, revoke
from .claiming import cancel_shift, claim, give_up, offer, take_over
from .duties import add_pattern, add_shift, close_duty, end_pattern, make_shifts, set_up_duty
from .expiring import expire_minutes
from .guardians import agree_as_guardian, bring_along, name_guardian
from .helping import agree_to_help, ask_help, report_done, settle_help, step_back, withdraw_help
from .honours import ask_consent, consent, decide_honour, nominate, withdraw_honour
from .inviting import ask_around, decline_invitation, end_unanswered, invite, invite_best, lapse_invitations
from .joining import describe, join, leave, note_insurance, present_as_expert
from .points import Deed, award, end_points_rule, set_points_rule, unaward
from .points_appeals import appeal, drop_appeal, grant_appeal, refuse_appeal, remind_of_appeals
from .points_board import join_board, leave_board
from .recording import confirm, dispute, note_counted, note_service, strike, take_back
from .shop import add_item, change_item, close_item, move_stock
from .shop_orders import cancel_order, expire_orders, hand_over, redeem
from .teams import close_team, found_team, join_team, leave_team, name_leader
from .totalling import total_months

__all__ = [
    "Deed",
    "add_item",
    "add_pattern",
    "add_shift",
    "agree_as_guardian",
    "agree_to_help",
    "appeal",
    "ask_around",
    "ask_certificate",
    "ask_consent",
    "ask_help",
    "award",
    "bank",
    "bring_along",
    "cancel_order",
    "cancel_shift",
    "change_item",
    "check_in",
    "check_in_by_code",
    "check_out",
    "claim",
    "close_due",
    "close_duty",
    "close_item",
    "close_shift",
    "close_team",
    "confirm",
    "consent",
    "decide_honour",
    "decline_invitation",
    "describe",
    "dispute",
    "donate",
    "drop_appeal",
    "end_pattern",
    "end_points_rule",
    "end_unanswered",
    "entitle",
    "expire_minutes",
    "expire_orders",
    "found_team",
    "give_up",
    "grant_appeal",
    "hand_over",
    "invite",
    "invite_best",
    "issue",
    "join",
    "join_board",
    "join_team",
    "lapse_invitations",
    "leave",
    "leave_board",
    "leave_team",
    "make_shifts",
    "merge_offline_list",
    "move_stock",
    "name_guardian",
    "name_leader",
    "nominate",
    "note_counted",
    "note_insurance",
    "note_service",
    "offer",
    "present_as_expert",
    "publish",
    "redeem",
    "refuse_appeal",
    "refuse_certificate",
    "remind_of_appeals",
    "report_done",
    "revoke",
    "set_bank_rules",
    "set_points_rule",
    "set_up_duty",
    "settle_help",
    "step_back",
    "strike",
    "take_back",
    "take_over",
    "total_months",
    "unaward",
    "unbank",
    "withdraw_help",
    "withdraw_honour",
]  # fmt: skip
