"""Clocks of what comes from a file. The file's due date counts; without one, the limits in force when it was reported.

There is no limit for accepting: who accepted it elsewhere, and when, the file does not say. Nothing is left to the neighbours'
own time either: it lies at the desk, where a worker sees it before anybody is sent.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from mulin.matters.models import CategoryVersion, Clock, Event, Matter
from mulin.matters.rules import clocks, missed

from . import clocking
from .reporting import limits_of

LEFT_OUT = ("accept", "arrive", "self")
DAY = timedelta(days=1)
MOST_DAYS = 99_999


def intake(version: CategoryVersion, opened_at: datetime, close_by: datetime | None, *, is_open: bool) -> dict[str, Any]:
    """For the first event: where it lies, and what runs."""
    limits = {kind: limit for kind, limit in limits_of(version).items() if kind not in LEFT_OUT} if is_open else {}
    data: dict[str, Any] = {"to": Matter.Status.WAITING, "stage": Matter.Stage.JOINT, "level": int(Matter.Level.COMMITTEE)}
    if close_by is not None:
        days = max(1, min(MOST_DAYS, -((opened_at - close_by) // DAY)))
        limits = {kind: limit for kind, limit in limits.items() if kind == "verify"} | {"close": f"{days}d"}
        data["close_by"] = close_by.isoformat()
    return data | {"limits": limits}


def wind(matter: Matter, events: list[Event], at: datetime) -> list[Clock]:
    """Set the matter by its story so far, which gets one more event when it is overdue by now; return its clocks, unsaved."""
    state = clocks.replay(events)
    if data := missed.escalation(state, at):
        events.append(Event(matter=matter, kind=Event.Kind.ESCALATED, at=at, data=data | {"imported": True, "post": "system"}))
        state = clocks.after(state, Event.Kind.ESCALATED, at, data)
    clocking.carry(matter, state)
    return [Clock(matter=matter, kind=kind, **clocking.fields_of(run)) for kind, run in state.runs.items()]


def stop(matter: Matter, events: Sequence[Event]) -> None:
    """It was closed where it came from: carry the clocks over the new events. Their rows are written here."""
    for event in events:
        clocking.follow(matter, event)
