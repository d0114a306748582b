"""A draw as it is told to everybody: numbers of sign-ups, no names."""

from typing import Any

from mulin.activities.models import Session
from mulin.activities.rules import lots


def draw_of(session: Session) -> dict[str, Any]:
    """Before the draw only the hash of the seed; afterwards all it takes to count again."""
    seed = bytes(session.seed)
    told: dict[str, Any] = {"session": session.pk, "commitment": lots.commitment(seed)}
    if session.drawn_at is None:
        return told
    entries = [lots.Entry(*one) for one in session.draw["entries"]]
    return told | {
        "seed": seed.hex(), "drawn_at": session.drawn_at.isoformat(), "entries": session.draw["entries"],
        "places": session.draw["places"], "digest": lots.digest(entries), "placed": session.draw["placed"],
        "waiting": session.draw["waiting"],
    }  # fmt: skip
