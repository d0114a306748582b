"""Red flags: what whoever runs a project should look at today. Pure: the facts of a project and a day in, codes out."""

from dataclasses import dataclass
from datetime import date, timedelta

from .doing import is_late

SILENT = timedelta(days=45)  # without a report
LATE = timedelta(days=14)  # a milestone after its day
OPEN = timedelta(days=30)  # still running after the last day
SHARE = 20  # percent of the money ahead of the work: worth a look


@dataclass(frozen=True)
class Seen:
    """Money in 分; `lines`: (agreed, spent) of each; `late_marks`: days of milestones that are not done; shares in percent."""

    stage: str
    starts: date
    ends: date
    last_report: date | None
    since: date | None  # began
    late_marks: tuple[date, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    awarded: int = 0
    spent: int = 0
    done_share: int = 0
    owed: int = 0


def flags(seen: Seen, today: date) -> list[str]:
    """silent, late, overspent, ahead, unsigned, open, owes, undisclosed; the same order always."""
    going = seen.stage in ("running", "closing")
    last = max(filter(None, (seen.last_report, seen.since)), default=None)
    found = {
        "unsigned": seen.stage == "awarded" and today > seen.starts,
        "silent": seen.stage == "running" and last is not None and today - last > SILENT,
        "late": seen.stage == "running" and any(today - day > LATE for day in seen.late_marks),
        "overspent": going and any(spent > agreed for agreed, spent in seen.lines),
        "ahead": going
        and seen.awarded > 0
        and 100 * seen.spent > (seen.done_share + SHARE) * seen.awarded
        and seen.done_share < 100,
        "open": seen.stage in ("running", "paused") and today - seen.ends > OPEN,
        "owes": seen.stage == "stopped" and seen.owed > 0,
        "undisclosed": seen.stage in ("running", "paused", "closing") and is_late(seen.ends, today),
    }
    return [code for code, raised in found.items() if raised]
