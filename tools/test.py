"""`bin/mulin test`: everything that must be green, on both databases, on a machine that may have nothing but Python and git.

    bin/mulin test [--only STAGE …] [--python PATH] [-- words for pytest]

One stage more than there are cores runs at a time. Each prints its result and time when it ends; when it failed, the names of the failed tests and the end
of its output. The names come once more at the end, and the last line is `N passed, N failed, N skipped` over all pytest runs.
Exit code 1 when anything failed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import psycopg
from machine import prepare
from postgres import Server

ROOT = Path(__file__).parents[1]
TOOLS = Path(sys.executable).parent
AT_ONCE = (os.cpu_count() or 2) + 1  # one more than cores: lanes wait for their database or browser
LONGEST = 25 * 60  # seconds a stage may take
SHOWN = 120  # lines of a failed stage's output
COUNTS = re.compile(r"(\d+) (passed|failed|skipped|error)")
BROKEN = re.compile(r"^(?:FAILED|ERROR) (\S+::.*?|\S+\.py)(?: - .*)?$", re.MULTILINE)
SUMMARY = re.compile(r"^=+ short test summary info =+$", re.MULTILINE)


@dataclass(frozen=True)
class Stage:
    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    stage: Stage
    code: int
    seconds: float
    output: str

    def counts(self) -> dict[str, int]:
        """Of pytest's last line; a stage that is no pytest run counts nothing."""
        if not self.stage.name.startswith("pytest"):
            return {}
        last = next((line for line in reversed(self.output.splitlines()) if COUNTS.search(line)), "")
        found = {word: int(number) for number, word in COUNTS.findall(last)}
        # A run that broke before it could count has failed all the same.
        return found or {"failed": int(self.code != 0)}

    def failures(self) -> list[str]:
        """The failed tests, as pytest would take them on the command line."""
        return BROKEN.findall(self.output)

    def end(self) -> list[str]:
        """The last lines, without pytest's list of what was skipped and failed: that repeats each failure."""
        return SUMMARY.split(self.output, maxsplit=1)[0].splitlines()[-SHOWN:]


def python(*words: str) -> list[str]:
    return [sys.executable, "-m", *words]


def stages(postgresql: str, folder: Path, more: list[str]) -> list[Stage]:
    """Longest first, so that the lanes end together."""
    runs = []
    for name in (
        "pytest postgresql",
        "pytest sqlite",
        "pytest browser sqlite",
        "pytest browser postgresql",
        "pytest no database",
    ):
        var = folder / name.replace(" ", "-")
        var.mkdir()
        on_server = postgresql.removesuffix("postgres") + name.replace(" ", "_")
        part = "without" if "no database" in name else "with"
        environment = {
            "MULIN_VAR": str(var),
            "MULIN_DATABASE": on_server if "postgresql" in name else f"sqlite:///{var}/db",
            "MULIN_TESTS_DATABASE": part,  # see conftest.py: what asks no database runs once, not on each
        }
        marker = "browser" if "browser" in name else "not browser"
        words = ["-q", "--tb=short", "-p", "no:cacheprovider", f"--basetemp={var}/pytest", "-m", marker, *more]
        runs.append(Stage(name, python("pytest", *words), environment))
    plain = {"MULIN_VAR": str(folder), "MULIN_DATABASE": f"sqlite:///{folder}/plain"}
    return [
        *runs,
        Stage("mypy", python("mypy", "mulin"), plain),
        Stage("import-linter", [str(TOOLS / "lint-imports"), "--no-cache", "--no-logo"]),
        Stage("migrations", python("mulin", "makemigrations", "--check", "--dry-run"), plain),
        Stage("deptry", [str(TOOLS / "deptry"), "mulin"]),
        Stage("ruff check", python("ruff", "check", "--no-cache", "--output-format", "concise")),
        Stage("ruff format", python("ruff", "format", "--check", "--no-cache", "--output-format", "concise")),
    ]


def begin_migrated(wanted: list[Stage], postgresql: str, folder: Path) -> list[Stage]:
    """The tests begin with copies of databases made here, so that the migrations run once for each kind (tests/made.py).

    Where they fail or complain there is none: then the tests migrate on their own and say what is wrong.
    """
    with psycopg.connect(postgresql, autocommit=True) as server:
        server.execute("CREATE DATABASE made")
    names = {"sqlite": f"{folder}/made", "postgresql": "made"}
    addresses = {"sqlite": f"sqlite:///{folder}/made", "postgresql": postgresql.removesuffix("postgres") + "made"}
    ours = os.environ | {"MULIN_VAR": str(folder)}
    migrate = {"args": python("mulin", "migrate", "-v0"), "cwd": ROOT, "stderr": subprocess.PIPE}
    runs = {kind: subprocess.Popen(**migrate, env=ours | {"MULIN_DATABASE": address}) for kind, address in addresses.items()}
    made = {kind: names[kind] for kind, run in runs.items() if run.communicate()[1] == b"" and run.returncode == 0}

    def begun(stage: Stage) -> Stage:
        if not stage.name.startswith("pytest"):
            return stage
        kind = stage.environment["MULIN_DATABASE"].split(":")[0]
        return replace(stage, environment=stage.environment | {"MULIN_TESTS_MADE": made.get(kind, "")})

    return [begun(stage) for stage in wanted]


def run(stage: Stage) -> Outcome:
    began = time.monotonic()
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "DJANGO_SETTINGS_MODULE": "mulin.site_.settings"} | stage.environment
    try:
        done = subprocess.run(
            stage.command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=LONGEST,
        )
        code, output = done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
        text = said if isinstance(said, str) else said.decode(errors="replace")
        code, output = 124, f"{text}\nstopped after {LONGEST} s"
    nothing_to_run = stage.name.startswith("pytest") and code == 5
    return Outcome(stage, 0 if nothing_to_run else code, time.monotonic() - began, output)


def tell(outcome: Outcome) -> None:
    word = "ok    " if outcome.code == 0 else "FAILED"
    last = (outcome.output.strip().splitlines() or [""])[-1].strip("= ")
    print(
        f"{word}  {outcome.stage.name:<28} {outcome.seconds:6.1f} s   {last if outcome.stage.name.startswith('pytest') else ''}",
        flush=True,
    )
    if outcome.code:
        print("\n".join(f"    {line}" for line in (*outcome.failures(), *outcome.end())), flush=True)


def run_all(wanted: list[Stage]) -> list[Outcome]:
    outcomes = []
    with ThreadPoolExecutor(AT_ONCE) as lanes:
        for future in as_completed([lanes.submit(run, stage) for stage in wanted]):
            outcomes.append(future.result())
            tell(outcomes[-1])
    return outcomes


def on_another_python(path: str, folder: Path) -> Stage:
    """The suite on a newer Python: its own environment from the same lock file, SQLite only, no browser."""
    environment = folder / "other-python"
    subprocess.run([path, "-m", "venv", environment], check=True)
    pip = [environment / "bin/python", "-m", "pip", "install", "-qq", "--require-hashes", "-r", ROOT / "requirements/dev.txt"]
    subprocess.run(pip, check=True)
    var = folder / "other-var"
    var.mkdir()
    command = [str(environment / "bin/python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not browser"]
    return Stage(f"pytest {Path(path).name}", command, {"MULIN_VAR": str(var), "MULIN_DATABASE": f"sqlite:///{var}/db"})


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/mulin test", description="Everything that must be green.")
    parser.add_argument("--only", nargs="*", default=[], help="parts of the stages' names")
    parser.add_argument("--python", help="run the suite on this newer Python too")
    parser.add_argument("words", nargs="*", help="passed on to pytest, after --")
    asked = parser.parse_args()
    began = time.monotonic()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each of some fifty processes compiles all modules for itself
    prepare()
    folder = Path(tempfile.mkdtemp(prefix="mulin-test-"))
    try:
        with Server() as postgresql:
            wanted = [
                s for s in stages(postgresql, folder, asked.words) if not asked.only or any(o in s.name for o in asked.only)
            ]
            if asked.python:
                wanted.insert(0, on_another_python(asked.python, folder))
            if any(stage.name.startswith("pytest") for stage in wanted):
                wanted = begin_migrated(wanted, postgresql, folder)
            outcomes = run_all(wanted)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return summary(outcomes, time.monotonic() - began)


def summary(outcomes: list[Outcome], seconds: float) -> int:
    count: Callable[[str], int] = lambda word: sum(outcome.counts().get(word, 0) for outcome in outcomes)  # noqa: E731
    broken = [outcome.stage.name for outcome in outcomes if outcome.code]
    print(
        f"\n{len(outcomes) - len(broken)} of {len(outcomes)} stages are green after {seconds:.0f} s."
        + (f" Not green: {', '.join(broken)}." if broken else "")
    )
    for outcome in outcomes:
        print("".join(f"    {outcome.stage.name}: {name}\n" for name in outcome.failures()), end="")
    # A stage that is no pytest run counts as one check, so that the last line can never look green when CI is red.
    others = [outcome for outcome in outcomes if not outcome.stage.name.startswith("pytest")]
    passed = count("passed") + sum(outcome.code == 0 for outcome in others)
    failed = count("failed") + count("error") + sum(outcome.code != 0 for outcome in others)
    print(f"{passed} passed, {failed} failed, {count('skipped')} skipped")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
