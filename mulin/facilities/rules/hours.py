"""When a facility is open: its week, single dates, holidays. Nothing here reads a database or a clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, order=True)
class Span:
    """From an hour of a day until another of the same day."""

    opens: time
    closes: time
    extended: bool = False


@dataclass(frozen=True)
class Week:
    """Spans by weekday (1 Monday … 7 Sunday), single dates with what is said of them, and what a holiday on a weekday does."""

    usual: Mapping[int, Sequence[Span]]
    other: Mapping[date, Sequence[Span]]
    on_holidays: str = "sunday"
    shut: Sequence["Shut"] = ()
    said: Mapping[date, str] = field(default_factory=dict)

    def on(self, day: date, *, is_working: bool, room_id: int | None = None) -> list[Span]:
        """`is_working` by the calendar of the State Council: a weekday that is none is a holiday."""
        if self.why_shut(day, room_id) is not None:
            return []
        if day in self.other:
            return sorted(self.other[day])
        weekday = day.isoweekday()
        if weekday <= 5 and not is_working:
            if self.on_holidays == "closed":
                return []
            weekday = 7 if self.on_holidays == "sunday" else weekday
        return joined(sorted(self.usual.get(weekday, ())))

    def shut_from(self, day: date) -> "list[Shut]":
        """Closed then or later."""
        return [one for one in self.shut if one.until is None or one.until >= day]

    def why_shut(self, day: date, room_id: int | None = None) -> "Shut | None":
        return next((one for one in self.shut if one.covers(day, room_id)), None)


@dataclass(frozen=True)
class Shut:
    """A facility, or one room of it, from a day to a last day, or for good."""

    since: date
    until: date | None
    words: str
    room_id: int | None = None

    def covers(self, day: date, room_id: int | None = None) -> bool:
        return (
            (self.room_id is None or self.room_id == room_id) and self.since <= day and (self.until is None or day <= self.until)
        )


def joined(spans: Sequence[Span]) -> list[Span]:
    """Sorted, without what lies inside another; office and extended hours stay apart."""
    found: list[Span] = []
    for span in spans:
        if found and span.closes <= found[-1].closes:
            continue
        found.append(span)
    return found


def covers(spans: Sequence[Span], begins: time, ends: time) -> bool:
    """Whether all of it is within open hours; spans that touch count as one. `ends` at 00:00 is never inside."""
    reached = begins
    for span in sorted(spans):
        if span.opens <= reached < span.closes:
            reached = span.closes
    return begins < ends <= reached and reached > begins


def free_spans(spans: Sequence[Span], taken: Sequence[tuple[time, time]]) -> list[tuple[time, time]]:
    """What is left of open hours; `taken` with its buffers, within one day."""
    left: list[tuple[time, time]] = []
    for span in sorted(spans):
        reached = span.opens
        for begins, ends in sorted(taken):
            if ends <= reached or begins >= span.closes:
                continue
            if begins > reached:
                left.append((reached, begins))
            reached = max(reached, ends)
        if reached < span.closes:
            left.append((reached, span.closes))
    merged: list[tuple[time, time]] = []
    for begins, ends in left:
        if merged and merged[-1][1] == begins:
            merged[-1] = (merged[-1][0], ends)
        else:
            merged.append((begins, ends))
    return merged
