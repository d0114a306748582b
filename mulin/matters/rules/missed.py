"""Alarms that nobody rang at the time: what the clock would have said, one after the other."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from mulin.matters.models import Clock, Event

from .clocks import TOP, State, after

Alarm = tuple[datetime, str, dict[str, Any], State]  # when, the event's kind and data, the state it leads to


def alarms(state: State, until: datetime) -> Iterator[Alarm]:
    """Those that are due by `until`, in their order. The neighbours' own time is not among them: its end is a step, no alarm."""
    while ringing := [
        (run.next_alarm_at, clock)
        for clock, run in state.runs.items()
        if clock != Clock.Kind.SELF and run.ticks and run.next_alarm_at and run.next_alarm_at <= until
    ]:
        when, clock = min(ringing)
        data: dict[str, Any] = {"clock": clock, "due": state.runs[clock].due_at.isoformat()}
        kind = Event.Kind.REMINDED
        if state.runs[clock].alarms > 0:
            kind, data = Event.Kind.ESCALATED, data | {"level": min(state.level + 1, TOP)}
        state = after(state, kind, when, data)
        yield when, kind, data, state


def escalation(state: State, at: datetime) -> dict[str, Any] | None:
    """What comes to us late climbs once to the rung it stands on: the data of that event, None where nothing is overdue."""
    missed = list(alarms(state, at))
    climbed = [data for _when, kind, data, _state in missed if kind == Event.Kind.ESCALATED]
    if not climbed:
        return None
    return climbed[-1] | {"alarms": {clock: run.alarms for clock, run in missed[-1][3].runs.items()}}
