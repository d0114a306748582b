"""Clocks as a fold over a matter's story. The actions apply `after` to each new event; `replay` applies it to all of them.

Every clock of handling starts at intake and not when somebody signs for it, so a returned matter keeps its age. Clocks rest while
the resident is waited for and while merged. Reopening gives a whole new handling limit; the limit of the whole goes on where it
stopped, and never ends before that handling limit. Another limit (a corrected category) works the deadline out anew and clears
overdue.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from mulin.matters.models import Clock, Event, Matter

from . import limits

K = Clock.Kind
E = Event.Kind
S = Matter.Status
JOINT, SELF = Matter.Stage.JOINT, Matter.Stage.SELF
TOP = int(Matter.Level.STREET)

ON_THE_WAY = frozenset({S.WAITING, S.OFFERED, S.IN_HAND})
# Kind: the states in which it runs, and those in which it rests. In any other it stops.
WHEN: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    K.ACCEPT: (frozenset({S.WAITING, S.OFFERED}), frozenset({S.MERGED})),
    K.ARRIVE: (ON_THE_WAY, frozenset({S.PAUSED, S.MERGED})),
    K.SELF: (ON_THE_WAY, frozenset({S.PAUSED, S.VERIFYING, S.ANSWERED, S.MERGED})),
    K.HANDLE: (ON_THE_WAY, frozenset({S.PAUSED, S.VERIFYING, S.ANSWERED, S.MERGED})),
    K.VERIFY: (frozenset({S.VERIFYING}), frozenset({S.MERGED})),
    K.CLOSE: (ON_THE_WAY | {S.VERIFYING}, frozenset({S.PAUSED, S.ANSWERED, S.MERGED})),
}
STEPS = (K.ACCEPT, K.ARRIVE, K.SELF, K.HANDLE, K.VERIFY)
ANEW = {K.ACCEPT, K.VERIFY}  # a second round has its whole limit


@dataclass(frozen=True)
class Run:
    """One clock of a matter."""

    limit: str
    started_at: datetime
    due_at: datetime
    rests: tuple[tuple[datetime, datetime], ...] = ()
    rested_at: datetime | None = None
    stopped_at: datetime | None = None
    next_alarm_at: datetime | None = None
    alarms: int = 0

    @property
    def ticks(self) -> bool:
        return self.rested_at is None and self.stopped_at is None


@dataclass(frozen=True)
class State:
    """What the story says so far. `base` is the level that a new round begins at."""

    status: str = S.WAITING
    stage: str = JOINT
    level: int = int(Matter.Level.GRID)
    base: int = int(Matter.Level.GRID)
    arrived: bool = False
    reopened: bool = False
    limits: dict[str, str] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)

    def due_at(self) -> datetime | None:
        """Of the running step; of the whole where no step runs."""
        steps = [self.runs[kind].due_at for kind in STEPS if kind in self.runs and self.runs[kind].ticks]
        whole = self.runs.get(K.CLOSE)
        return min(steps) if steps else (whole.due_at if whole and whole.ticks else None)

    def close_by(self) -> datetime | None:
        return self.runs[K.CLOSE].due_at if K.CLOSE in self.runs else None


def replay(events: Iterable[Event]) -> State:
    state = State()
    for event in events:
        state = after(state, event.kind, event.at, event.data)
    return state


def after(state: State, kind: str, at: datetime, data: dict[str, Any]) -> State:
    """The state once `event` has happened. Reads from data: to, stage, limits, close_by, level, clock, alarms."""
    state = replace(
        state,
        status=data.get("to", state.status),
        stage=data.get("stage", state.stage),
        limits=data.get("limits", state.limits),
        arrived=state.arrived or kind == E.ARRIVED,
        reopened=state.reopened or kind == E.REOPENED,
    )
    level, base = state.level, state.base
    if kind == E.REPORTED:
        level = base = data.get("level", base)
    elif kind == E.ESCALATED:
        level = data["level"]
    elif kind == E.REOPENED or (kind == E.CORRECTED and "limits" in data):
        level = base
    state = replace(state, level=level, base=base)

    runs = {clock: run for clock in WHEN if (run := _moved(state, clock, state.runs.get(clock), at))}
    if kind == E.REPORTED and "close_by" in data:  # the day that another system had promised
        runs[K.CLOSE] = replace(runs[K.CLOSE], due_at=datetime.fromisoformat(data["close_by"]))
    if kind == E.REOPENED:
        runs = {clock: _fresh(run.limit, at) if clock in (K.HANDLE, K.SELF) and run.ticks else run for clock, run in runs.items()}
    if kind == E.CORRECTED and "limits" in data:
        runs = {clock: _relimited(state, clock, run, at) for clock, run in runs.items()}
    if state.reopened and kind in (E.REOPENED, E.CORRECTED) and K.CLOSE in runs:
        runs[K.CLOSE] = _not_before(runs[K.CLOSE], runs.get(K.HANDLE) or runs.get(K.SELF), at)
    if kind in (E.REMINDED, E.ESCALATED):
        rung = data.get("alarms") or {data["clock"]: runs[data["clock"]].alarms + 1 if data["clock"] in runs else 0}
        runs |= {clock: replace(runs[clock], alarms=alarms) for clock, alarms in rung.items() if clock in runs}
    return replace(state, runs={clock: _alarmed(state, clock, run, state.runs.get(clock), at) for clock, run in runs.items()})


def _moved(state: State, clock: str, run: Run | None, at: datetime) -> Run | None:
    """The clock as the state of the matter wants it."""
    limit = state.limits.get(clock, "")
    runs_in, rests_in = WHEN[clock]
    runs_now = state.status in runs_in and _applies(state, clock)
    if run is None:
        return _fresh(limit, at) if runs_now and limit else None
    if runs_now:
        if run.ticks or (run.stopped_at and clock == K.ARRIVE):
            return run
        if run.stopped_at and clock in ANEW:
            return _fresh(limit, at) if limit else run
        return _woken(run, at)
    if run.stopped_at:
        return run
    if state.status in rests_in and _applies(state, clock):
        return replace(run, rested_at=run.rested_at or at)
    return replace(run, stopped_at=at)


def _applies(state: State, clock: str) -> bool:
    if clock == K.ARRIVE:
        return not state.arrived
    if clock == K.SELF:
        return state.stage == SELF
    return clock != K.HANDLE or state.stage == JOINT


def _fresh(limit: str, at: datetime) -> Run:
    return Run(limit, at, limits.due(at, limit))


def _woken(run: Run, at: datetime) -> Run:
    since = run.rested_at or run.stopped_at or at
    due_at = limits.later(run.due_at, limits.minutes(since, at, run.limit), run.limit)
    return replace(run, due_at=due_at, rests=(*run.rests, (since, at)), rested_at=None, stopped_at=None)


def _relimited(state: State, clock: str, run: Run, at: datetime) -> Run:
    limit = state.limits.get(clock, "")
    if run.stopped_at or limit == run.limit:
        return run
    if not limit:
        return replace(run, stopped_at=at)
    due_at = limits.later(limits.due(run.started_at, limit), _rested(run, limit), limit)
    return replace(run, limit=limit, due_at=due_at, alarms=0 if due_at > at else 1)


def _not_before(whole: Run, handling: Run | None, at: datetime) -> Run:
    """The reminder is the handling clock's."""
    if handling and handling.ticks and whole.due_at < handling.due_at:
        return replace(whole, due_at=handling.due_at, alarms=1)
    return replace(whole, alarms=1) if whole.due_at > at else whole


def _rested(run: Run, limit: str) -> int:
    return sum(limits.minutes(since, until, limit) for since, until in run.rests)


def _alarmed(state: State, clock: str, run: Run, before: Run | None, at: datetime) -> Run:
    """With the instant of its next alarm: a reminder, then at the deadline, then for each level of the tree."""
    if run.stopped_at or (run.alarms > 1 and state.level >= TOP):
        return replace(run, next_alarm_at=None)
    if before and before.next_alarm_at and (before.due_at, before.alarms, before.rests) == (run.due_at, run.alarms, run.rests):
        return replace(run, next_alarm_at=before.next_alarm_at)
    if clock == K.SELF or run.alarms == 1:
        alarm = run.due_at
    elif run.alarms == 0:
        alarm = min(limits.reminder(run.started_at, run.limit, _rested(run, run.limit)), run.due_at)
    else:
        alarm = run.due_at
        for _ in range(run.alarms - 1):
            alarm = limits.due(alarm, limits.step_after(run.limit))
    return replace(run, next_alarm_at=alarm)
