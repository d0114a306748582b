"""Keeps the clocks' rows equal to what the story says. All decisions are in `rules.clocks`."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mulin.kernel.changing import change
from mulin.kernel.inserting import insert
from mulin.kernel.prepared import Prepared
from mulin.matters.models import Clock, Event, Matter
from mulin.matters.rules import clocks
from mulin.matters.rules.clocks import Run, State

CLOCKS = Prepared(lambda matter: Clock.objects.filter(matter=matter))


def follow(matter: Matter, event: Event) -> None:
    """Carry the kept state over one more event."""
    before = kept(matter)
    _write(matter, before, clocks.after(before, event.kind, event.at, event.data))


def start(matter: Matter, event: Event) -> State:
    """What the first event says, put on the matter before it is stored; `wind` stores the clocks once it is."""
    state = clocks.after(State(), event.kind, event.at, event.data)
    carry(matter, state)
    return state


def wind(matter: Matter, state: State) -> None:
    insert(Clock(matter=matter, kind=kind, **fields_of(run)) for kind, run in state.runs.items())


def recompute(matter: Matter) -> State:
    """What the whole story says, worked out from nothing else."""
    return clocks.replay(matter.events.order_by("id"))


@transaction.atomic
def rebuild(matter: Matter) -> Matter:
    """Write the clocks anew from the story, after an import or a repair."""
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    _write(matter, kept(matter), recompute(matter))
    matter.save(update_fields=["level", "due_at", "close_by", "clock_state"])
    return matter


def kept(matter: Matter) -> State:
    """The same state, as its rows hold it."""
    more = matter.clock_state
    return State(
        status=more.get("status", matter.status),
        stage=more.get("stage", matter.stage),
        level=matter.level,
        base=more.get("base", matter.level),
        arrived=more.get("arrived", False),
        reopened=more.get("reopened", False),
        limits=more.get("limits", {}),
        runs={row.kind: _read(row) for row in sorted(CLOCKS.rows(matter.pk), key=lambda row: list(clocks.WHEN).index(row.kind))},
    )


def _write(matter: Matter, before: State, after: State) -> None:
    new = [kind for kind in after.runs if kind not in before.runs]
    insert(Clock(matter=matter, kind=kind, **fields_of(after.runs[kind])) for kind in new)
    for changed, kinds in _alike(before, after):
        change(Clock, {"matter_id": matter.pk, "kind": kinds}, changed)
    carry(matter, after)


def _alike(before: State, after: State) -> list[tuple[dict[str, Any], list[str]]]:
    """What changed of which clocks: those that stop or rest together are written together."""
    found: list[tuple[dict[str, Any], list[str]]] = []
    for kind in before.runs:
        old, now = fields_of(before.runs[kind]), fields_of(after.runs[kind])
        changed = {name: value for name, value in now.items() if old[name] != value}
        for values, kinds in found if changed else ():
            others = [fields_of(after.runs[other]) for other in kinds]
            if all(one[name] == now[name] for one in others for name in {**values, **changed}):
                values.update(changed)
                kinds.append(kind)
                break
        else:
            if changed:
                found.append((changed, [kind]))
    return found


def carry(matter: Matter, state: State) -> None:
    matter.level, matter.due_at, matter.close_by = state.level, state.due_at(), state.close_by()
    matter.clock_state = carried(state)


def carried(state: State) -> dict[str, Any]:
    """What is no clock of its own."""
    return {
        "status": state.status, "stage": state.stage, "base": state.base, "arrived": state.arrived,
        "reopened": state.reopened, "limits": state.limits,
    }  # fmt: skip


def fields_of(run: Run) -> dict[str, Any]:
    rests = [[since.isoformat(), until.isoformat()] for since, until in run.rests]
    return {
        "limit": run.limit, "started_at": run.started_at, "due_at": run.due_at, "rests": rests, "rested_at": run.rested_at,
        "stopped_at": run.stopped_at, "next_alarm_at": run.next_alarm_at, "alarms": run.alarms,
    }  # fmt: skip


def _read(row: Clock) -> Run:
    rests = tuple((datetime.fromisoformat(since), datetime.fromisoformat(until)) for since, until in row.rests)
    return Run(row.limit, row.started_at, row.due_at, rests, row.rested_at, row.stopped_at, row.next_alarm_at, row.alarms)
