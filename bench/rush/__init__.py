"""A thousand neighbours press "sign up" in the same moment for two hundred places, over HTTP, with session, CSRF, once-key and facts.

    bin/mulin bench rush [sqlite] [postgresql] [people=1000] [places=200]

`press`: everybody has the page open and presses. `open`: everybody opens it first. `stir`: while they press, others leave, the
clock moves people up and a worker gives places by hand. `bare`: a view without Django's middleware does the same database work.
Seconds are until the last answer; CPU is that of the web server with its workers and of the database.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import Report
from bench.http import _python as python
from bench.http import databases
from bench.http.serving import environment, serving
from mulin.site_.environment import ROOT

from .crowd import Crowd, Done

GOALS = {"press seconds": 6.0, "open seconds": 12.0, "stir seconds": 6.0, "times bare": 6.0, "wrong": 0.0}
ON_SQLITE = {"press seconds": 20.0, "wrong": 0.0}


def run(words: list[str]) -> Report:
    given = dict(word.split("=") for word in words if "=" in word)
    people, places = int(given.get("people", 1000)), int(given.get("places", 200))
    figures: dict[str, float] = {}
    for vendor in [word for word in words if "=" not in word] or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory(prefix="mulin-rush-") as folder, databases(vendor, Path(folder)) as (addresses, pid):
            found = one_vendor(Path(folder), addresses[0], pid, people, places)
        figures |= {f"{vendor} {name}": value for name, value in found.items()}
    goals = {
        f"{vendor} {name}": ("<=", most)
        for vendor, table in (("sqlite", ON_SQLITE), ("postgresql", GOALS))
        for name, most in table.items()
        if f"{vendor} {name}" in figures
    }
    return Report("rush", figures, goals)


def one_vendor(folder: Path, address: str, pid: int | None, people: int, places: int) -> dict[str, float]:
    python(address, folder, "mulin", "collectstatic", "--no-input", "-v0")
    python(address, folder, "mulin", "migrate", "-v0")
    known = json.loads(python(address, folder, "bench.rush.filling", str(people), str(places)).splitlines()[-1])
    figures: dict[str, float] = {}
    with serving(
        address, folder, settings="mulin.site_.settings", application="mulin.site_.wsgi:application", database_pid=pid
    ) as ours:
        crowd = Crowd(ours, known["cookies"])
        crowd.warm(known["rounds"]["warm"])
        press = crowd.press(known["rounds"]["press"])
        opened = crowd.press(known["rounds"]["open"], opens=True)
        with stirring(address, folder, known["rounds"]["stir"]["session"]):
            stir = crowd.press(known["rounds"]["stir"])
    with serving(
        address, folder, settings="bench.rush.bare_settings", application="bench.rush.bare:application", database_pid=pid
    ) as plain:
        bare = Crowd(plain, known["cookies"]).press_bare(known["rounds"]["bare"])
    rounds: dict[str, Done] = {"press": press, "open": opened, "stir": stir, "bare": bare}
    for name, done in rounds.items():
        figures[f"{name} seconds"], figures[f"{name} cpu"] = done.seconds, done.cpu
    figures["times bare"] = press.cpu / bare.cpu
    told = json.loads(python(address, folder, "bench.rush.counting", json.dumps(known["rounds"]), str(places)).splitlines()[-1])
    figures["in"], figures["waiting"] = told["in"], told["waiting"]
    figures["wrong"] = told["wrong"] + sum(done.failed for done in rounds.values())
    return figures


@contextmanager
def stirring(address: str, folder: Path, session: int) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.rush.stirring", str(session)],
        env=environment(address, folder) | {"DJANGO_SETTINGS_MODULE": "mulin.site_.settings"},
        cwd=ROOT,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)
