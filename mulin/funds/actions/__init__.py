from .founding import add_purpose, found, seat, set_budget, unseat
from .giving import let_lapse, name_donor, promise, receive, register, take_back, unname_donor
from .spending import approve, ask, expire_due, pay, refuse, withdraw
from .storing import hand_out

__all__ = [
    "add_purpose", "approve", "ask", "expire_due", "found", "hand_out", "let_lapse", "name_donor", "pay", "promise", "receive",
    "refuse", "register", "seat", "set_budget", "take_back", "unname_donor", "unseat", "withdraw",
]  # fmt: skip
