"""The rounds in which everybody presses, and what stands in the lists afterwards."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.http import _python as python
from bench.http.serving import environment, serving
from mulin.site_.environment import ROOT

from .crowd import Crowd, Done


def rounds(folder: Path, address: str, pid: int | None, people: int, places: int) -> dict[str, float]:
    python(address, folder, "mulin", "collectstatic", "--no-input", "-v0")
    python(address, folder, "mulin", "migrate", "-v0")
    known = json.loads(python(address, folder, "bench.rush.filling", str(people), str(places)).splitlines()[-1])
    for_round, done, stirred = known["rounds"], dict[str, Done](), 0
    with serving(
        address, folder, settings="mulin.site_.settings", application="mulin.site_.wsgi:application", database_pid=pid
    ) as ours:
        crowd = Crowd(ours, known["cookies"])
        crowd.warm(for_round["warm"])
        for name in ("press", "open"):
            done[name] = crowd.press(for_round[name], opens=name == "open")
        for name in ("stir press", "stir open"):
            with stirring(address, folder, for_round[name]["session"]) as acts:
                done[name] = crowd.press(for_round[name], opens=name == "stir open")
            stirred += acts[0]
    with serving(
        address, folder, settings="bench.rush.bare_settings", application="bench.rush.bare:application", database_pid=pid
    ) as plain:
        bare = Crowd(plain, known["cookies"])
        bare.warm_bare(for_round["warm"])
        done["bare"] = bare.press_bare(for_round["bare"])
    told = json.loads(python(address, folder, "bench.rush.counting", json.dumps(for_round), str(places)).splitlines()[-1])
    return {
        **{f"{name} {what}": getattr(one, what) for name, one in done.items() for what in ("seconds", "cpu")},
        "times bare": done["press"].cpu / done["bare"].cpu,
        "stirred": stirred,
        "in": told["in"],
        "waiting": told["waiting"],
        "wrong": told["wrong"] + sum(one.failed for one in done.values()),
    }


@contextmanager
def stirring(address: str, folder: Path, session: int) -> Iterator[list[int]]:
    """Begins when the process is ready; afterwards the list holds how many acts it did."""
    acts: list[int] = []
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.rush.stirring", str(session)],
        env=environment(address, folder) | {"DJANGO_SETTINGS_MODULE": "mulin.site_.settings"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        process.stdout.readline()
        yield acts
    finally:
        process.terminate()
        acts.append(int(process.communicate(timeout=30)[0].split()[-1]))
