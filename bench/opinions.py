"""Opinion groups of a conversation in Polis' files, by the command: how like the published ones, and how long it takes.

bin/mulin bench opinions FOLDER
"""

import json
import subprocess
import sys
import time

from bench import Report
from mulin.site_.environment import ROOT

ROUNDS = 3


def run(words: list[str]) -> Report:
    folder = words[0] if words else str(ROOT.parent / "shared/data/opinions/vtaiwan.uberx")
    whole, inside, said = [], [], {}
    for _round in range(ROUNDS):
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "mulin", "opinions", folder], cwd=ROOT, check=True, capture_output=True)
        whole.append(time.perf_counter() - started)
        said = json.loads(done.stdout)
        inside.append(said["seconds"])
    figures = {
        "participants": said["participants"],
        "groups": said["groups"],
        "agreement": said["agreement"],
        "seconds": sorted(inside)[ROUNDS // 2],
        "seconds_of_the_command": sorted(whole)[ROUNDS // 2],
    }
    return Report("opinions", figures, {"agreement": (">=", 0.93), "seconds": ("<=", 3), "seconds_of_the_command": ("<=", 3)})
