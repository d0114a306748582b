"""Arithmetic of limits: "30m" "2h" "7d" run by the clock on the wall, "2wh" "3wd" in working time."""

from datetime import datetime, timedelta

from mulin.kernel.calendar import working

WALL = {"m": 1, "h": 60, "d": 24 * 60}


def unit(limit: str) -> str:
    return limit.lstrip("0123456789")


def in_working_time(limit: str) -> bool:
    return unit(limit) not in WALL


def due(start: datetime, limit: str) -> datetime:
    return working.add(start, limit)


def minutes(start: datetime, end: datetime, limit: str) -> int:
    """Between two instants, in the kind of time that `limit` runs in."""
    if in_working_time(limit):
        return working.between(start, end)
    return max(0, int((end - start).total_seconds() // 60))


def later(start: datetime, more: int, limit: str) -> datetime:
    """`more` minutes after `start`, in the kind of time that `limit` runs in."""
    if not in_working_time(limit):
        return start + timedelta(minutes=more)
    if not more:
        return start
    hours, rest = divmod(more, 60)
    floor = working.add(start, f"{hours}wh") if hours else start
    if not rest:
        return floor
    guess = floor + timedelta(minutes=rest)
    if working.between(floor, guess) == rest:
        return guess
    # A break lies within that hour, and what is left of it lies after the break.
    return working.add(start, f"{hours + 1}wh") - timedelta(minutes=60 - rest)


def reminder(start: datetime, limit: str, rested: int) -> datetime:
    """When three quarters of the limit are used up."""
    whole = minutes(start, due(start, limit), limit)
    return later(start, whole * 3 // 4 + rested, limit)


def step_after(limit: str) -> str:
    """How long each level of the tree has before the next is told: half a working day, a day, or as urgent ones ask, an hour."""
    return {"m": "1h", "h": "1h", "d": "1d", "wh": "4wh"}.get(unit(limit), "1wd")
