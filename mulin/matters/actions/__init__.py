from .categories import add_category, close_category, edit_category, install_preset
from .clocking import rebuild, recompute
from .closing import close, confirm, rate, reopen, void
from .correcting import correct
from .dispatching import accept, dispatch, give_back, hand_on, join, settle, take
from .drafts import Draft
from .following import follow, unfollow
from .handling import answer, arrive, came_again, note, pause, resume
from .merging import merge, unmerge
from .moving import follow_move
from .reporting import report
from .ringing import ring
from .saving import drop_filter, save_filter
from .staging import move_on
from .verifying import refuse, verify
from .withdrawing import let_go, wish, withdraw

__all__ = [
    "Draft",
    "accept",
    "add_category",
    "answer",
    "arrive",
    "came_again",
    "close",
    "close_category",
    "confirm",
    "correct",
    "dispatch",
    "drop_filter",
    "edit_category",
    "follow",
    "follow_move",
    "give_back",
    "hand_on",
    "install_preset",
    "join",
    "let_go",
    "merge",
    "move_on",
    "note",
    "pause",
    "rate",
    "rebuild",
    "recompute",
    "refuse",
    "reopen",
    "report",
    "resume",
    "ring",
    "save_filter",
    "settle",
    "take",
    "unfollow",
    "unmerge",
    "verify",
    "void",
    "wish",
    "withdraw",
]
