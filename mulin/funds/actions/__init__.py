from .disclosing import correct, countersign, draft_due, give_back, remind_late, sign
from .drawing import draw, hand_back, prolong, split, undraw
from .earmarking import approve_earmark, earmark, refuse_earmark, release, release_over, withdraw_earmark
from .founding import add_purpose, close, found, seat, set_budget, unseat
from .giving import let_lapse, name_donor, promise, receive, register, take_back, unname_donor
from .proving import add_evidence, hide_evidence
from .returning import take_return, take_returns
from .spending import approve, ask, expire_due, pay, refuse, unpay, withdraw
from .storing import hand_out, take_in

__all__ = [
    "add_evidence", "add_purpose", "approve", "approve_earmark", "ask", "close", "correct", "countersign", "draft_due", "draw",
    "earmark", "expire_due", "found", "give_back", "hand_back", "hand_out", "hide_evidence", "let_lapse", "name_donor", "pay",
    "prolong", "promise", "receive", "refuse", "refuse_earmark", "register", "release", "release_over", "remind_late", "seat", "set_budget",
    "sign", "split", "take_back", "take_in", "take_return", "take_returns", "undraw", "unname_donor", "unpay", "unseat", "withdraw",
    "withdraw_earmark",
]  # fmt: skip
