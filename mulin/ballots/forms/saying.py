"""Numbers as people read them."""

from django.utils.translation import pgettext

from mulin.ballots.models import Ballot
from mulin.kernel.ui.parts import Status

LOOKS = {
    "draft": ("", "pencil-line"),
    "announced": ("wait", "megaphone"),
    "open": ("info", "vote"),
    "closed": ("wait", "lock"),
    "counted": ("ok", "badge-check"),
    "cancelled": ("", "ban"),
}


def yuan(fen: int) -> str:
    """12,345 元, with cents only where there are any."""
    whole, cents = divmod(fen, 100)
    return f"{whole:,}" + (f".{cents:02d}" if cents else "")


def square_metres(area: int) -> str:
    """From 0.01 m²."""
    return f"{area // 100:,}.{area % 100:02d}"


def percent(part: int, whole: int) -> str:
    """Rounded down to a tenth: 66.66 % is not shown as two-thirds reached."""
    return f"{1000 * part // whole / 10:.1f}%" if whole else "0.0%"


def status(ballot: Ballot) -> Status:
    tone, icon = LOOKS[ballot.state]
    return Status(str(ballot.get_state_display()), tone, icon)


def abstention() -> str:
    return pgettext("ballot", "弃权")
