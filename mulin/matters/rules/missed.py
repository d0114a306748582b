"""What comes to us late has missed alarms that nobody could hear: one escalation to the rung it stands on makes up for all."""

from datetime import datetime
from typing import Any

from mulin.matters.models import Event

from .clocks import TOP, State, after


def escalation(state: State, at: datetime) -> dict[str, Any] | None:
    """The data of that one event; None where nothing is overdue by `at`."""
    now, last = state, ""
    while ringing := [
        (run.next_alarm_at, clock)
        for clock, run in now.runs.items()
        if run.ticks and run.next_alarm_at and run.next_alarm_at <= at
    ]:
        when, clock = min(ringing)
        is_late = now.runs[clock].alarms > 0
        kind = Event.Kind.ESCALATED if is_late else Event.Kind.REMINDED
        last = clock if is_late else last
        now = after(now, kind, when, {"clock": clock, "level": min(now.level + 1, TOP)})
    if not last:
        return None
    alarms = {clock: run.alarms for clock, run in now.runs.items()}
    return {"clock": last, "level": now.level, "due": now.runs[last].due_at.isoformat(), "alarms": alarms}
