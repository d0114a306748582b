from .disclosing import correct, countersign, draft_due, give_back, remind_late, sign
from .founding import add_purpose, close, found, seat, set_budget, unseat
from .giving import let_lapse, name_donor, promise, receive, register, take_back, unname_donor
from .proving import add_evidence, hide_evidence
from .spending import approve, ask, expire_due, pay, refuse, unpay, withdraw
from .storing import hand_out, take_in

__all__ = [
    "add_evidence", "add_purpose", "approve", "ask", "close", "correct", "countersign", "draft_due", "expire_due", "found",
    "give_back", "hand_out", "hide_evidence", "let_lapse", "name_donor", "pay", "promise", "receive", "refuse", "register",
    "remind_late", "seat", "set_budget", "sign", "take_back", "take_in", "unname_donor", "unpay", "unseat", "withdraw",
]  # fmt: skip
