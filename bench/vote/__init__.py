"""Five thousand people vote over HTTP: each opens the ballot, chooses, checks and casts; one in ten presses twice; then it is closed and counted.

    bin/mulin bench vote [postgresql] [sqlite] [people=5000] [abreast=64] [unscripted=1]

What was chosen is shown once more by the browser; with `unscripted` all of them are without JavaScript and get a page for it.

`seconds` until the last of them holds a receipt, with so many `abreast`; `cpu` of web server and database. `lost`: receipts that are not in the published file, with another choice, or not given. `twice`: slips too many.
`close seconds`, `count seconds`: sealing and counting all of them.
"""

import json
import tempfile
from pathlib import Path

from bench import Report
from bench.http import _python as python
from bench.http import databases
from bench.http.serving import serving

from .crowd import vote_all

MOST_SECONDS = 60.0


def run(words: list[str]) -> Report:
    given = dict(word.split("=") for word in words if "=" in word)
    people, abreast = int(given.get("people", 5000)), int(given.get("abreast", 64))
    unscripted = given.get("unscripted") == "1"
    figures: dict[str, float] = {}
    goals: dict[str, tuple[str, float]] = {}
    for vendor in [word for word in words if "=" not in word] or ["postgresql"]:
        with (
            tempfile.TemporaryDirectory(prefix="mulin-vote-") as name,
            databases(vendor, folder := Path(name)) as (addresses, pid),
        ):
            found = voting(folder, addresses[1], pid, people, abreast, unscripted=unscripted)
        figures |= {f"{vendor} {name}": value for name, value in found.items()}
        wanted = {"seconds": ("<=", MOST_SECONDS), "voted": ("==", float(people)), "lost": ("==", 0.0), "twice": ("==", 0.0)}
        goals |= {f"{vendor} {name}": goal for name, goal in wanted.items()}
    return Report("vote", figures, goals)


def voting(folder: Path, address: str, pid: int | None, people: int, abreast: int, *, unscripted: bool) -> dict[str, float]:
    python(address, folder, "mulin", "collectstatic", "--no-input", "-v0")
    python(address, folder, "mulin", "migrate", "-v0")
    known = json.loads(python(address, folder, "bench.vote.filling", str(people)).splitlines()[-1])
    with serving(
        address, folder, settings="mulin.site_.settings", application="mulin.site_.wsgi:application", database_pid=pid
    ) as ours:
        done = vote_all(ours, known["number"], known["cookies"], abreast, unscripted=unscripted)
    kept = folder / "receipts.json"
    kept.write_text(json.dumps(done.receipts))
    told = json.loads(python(address, folder, "bench.vote.counting", known["number"], str(kept)).splitlines()[-1])
    return {"seconds": done.seconds, "cpu": done.cpu, "people": float(people), "failed": float(done.failed), **told}
