"""A thousand neighbours press "sign up" in the same moment for two hundred places, over HTTP, with session, CSRF, once-key and facts.

    bin/mulin bench rush [sqlite] [postgresql] [people=1000] [places=200] [crowd=10000] [signups=100000] [rounds=3]

`press`: everybody has the page open and presses. `open`: everybody opens it first. `stir press`, `stir open`: the same while
others leave, the clock moves people up and a worker gives places by hand. `bare`: a view without Django's middleware does the
same database work. Seconds are until the last answer; CPU is that of the web server with its workers and of the database.
`page …`: CPU of an activity's page with the crowd's sign-ups ÷ that of the minimal page of `bench http`; `p95`: ÷ its own with
ten sign-ups. All limits are measured in the same run.
"""

import tempfile
from pathlib import Path

from bench import Report
from bench.http import databases

from .pages import PAGES, pages
from .rounds import rounds

SECONDS = {"press": 6.0, "open": 12.0, "stir press": 6.0, "stir open": 12.0}
ON_SQLITE = {"press": 20.0}
TIMES_BARE, TIMES_MINIMAL, TIMES_FEW = 6.0, 2.0, 1.3
LEAST_STIRRED = 10.0  # else a round with others leaving was none


def run(words: list[str]) -> Report:
    given = dict(word.split("=") for word in words if "=" in word)
    people, places = int(given.get("people", 1000)), int(given.get("places", 200))
    crowd, signups, turns = int(given.get("crowd", 10_000)), int(given.get("signups", 100_000)), int(given.get("rounds", 3))
    figures: dict[str, float] = {}
    goals: dict[str, tuple[str, float]] = {}
    for vendor in [word for word in words if "=" not in word] or ["sqlite", "postgresql"]:
        with (
            tempfile.TemporaryDirectory(prefix="mulin-rush-") as name,
            databases(vendor, folder := Path(name)) as (addresses, pid),
        ):
            found = rounds(folder, addresses[1], pid, people, places)
            found |= pages(folder, addresses, pid, crowd, signups, turns)
        figures |= {f"{vendor} {name}": value for name, value in found.items()}
        goals |= {f"{vendor} {name}": goal for name, goal in goals_on(vendor, min(people, places)).items()}
    return Report("rush", figures, goals)


def goals_on(vendor: str, places: int) -> dict[str, tuple[str, float]]:
    limits = {f"{name} seconds": most for name, most in (ON_SQLITE if vendor == "sqlite" else SECONDS).items()}
    if vendor != "sqlite":  # where one writes at a time, who waits for the lock asks again and again
        limits["times bare"] = TIMES_BARE
    return {
        **{name: ("<=", most) for name, most in limits.items()},
        "in": ("==", float(places)),
        "wrong": ("==", 0.0),
        "stirred": (">=", LEAST_STIRRED),
        **{page: ("<=", TIMES_MINIMAL) for page in PAGES},
        **{f"{page} p95": ("<=", TIMES_FEW) for page in PAGES},
    }
