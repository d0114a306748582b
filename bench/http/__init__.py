"""CPU per request of our pages ÷ CPU per request of a minimal Django page, taken in turn in the same run.

    bin/mulin bench http [sqlite] [postgresql] [matters=1000000] [rounds=3]

Server and database processes are counted. p95 of list and search with all matters is compared with its own at 1,000.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import Report
from mulin.site_.environment import ROOT
from tools.postgres import Server as PostgreSQL

from .measuring import PAGES, Place, measure
from .serving import environment, serving

FEW = 1_000
GOALS = {"home": 2.0, "list": 2.5, "search": 2.5, "matter": 2.0, "report": 3.0, "life": 9.0}
LATER = {"list p95": 1.3, "search p95": 1.3}


def run(words: list[str]) -> Report:
    given = dict(word.split("=") for word in words if "=" in word)
    many, rounds = int(given.get("matters", 1_000_000)), int(given.get("rounds", 3))
    figures: dict[str, float] = {}
    for vendor in [word for word in words if "=" not in word] or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory(prefix="mulin-bench-") as folder, databases(vendor, Path(folder)) as (addresses, pid):
            measured = one_vendor(Path(folder), addresses, pid, many, rounds)
        figures |= {f"{vendor} {name}": value for name, value in measured.items()}
    goals = {
        f"{vendor} {name}": ("<=", most)
        for vendor in ("sqlite", "postgresql")
        for name, most in (GOALS | LATER).items()
        if any(figure.startswith(vendor) for figure in figures)
    }
    return Report("http", figures, goals)


@contextmanager
def databases(vendor: str, folder: Path) -> Iterator[tuple[list[str], int | None]]:
    """Three addresses (few matters, many, the minimal page) and the process to count beside the web server's."""
    if vendor == "sqlite":
        yield [f"sqlite:///{folder}/{name}.sqlite3" for name in ("few", "many", "limit")], None
        return
    server = PostgreSQL()
    with server as address:
        names = ("few", "many", "limit_page")
        for name in names:
            subprocess.run([server.binaries / "psql", "-q", "-d", address, "-c", f"CREATE DATABASE {name}"], check=True)
        pid = int((server.folder / "data/postmaster.pid").read_text().split()[0])
        yield [f"{address.removesuffix('postgres')}{name}" for name in names], pid


def one_vendor(folder: Path, addresses: list[str], pid: int | None, many: int, rounds: int) -> dict[str, float]:
    few_at, many_at, limit_at = addresses
    _collect(few_at, folder)
    with ExitStack() as stack:
        sizes = {}
        for size, address, number in (("few", few_at, FEW), ("many", many_at, many)):
            known = _fill(address, folder, number)
            ours = serving(
                address, folder, settings="mulin.site_.settings", application="mulin.site_.wsgi:application", database_pid=pid
            )
            sizes[size] = Place(stack.enter_context(ours), known)
        _python(limit_at, folder, "bench.http.filling", "limit", settings="bench.http.limit_settings")
        minimal = stack.enter_context(
            serving(
                limit_at,
                folder,
                settings="bench.http.limit_settings",
                application="bench.http.wsgi:application",
                database_pid=pid,
            )
        )
        return summary(measure(sizes, minimal, rounds))


def summary(taken: list[dict[str, float]]) -> dict[str, float]:
    """Medians over the rounds; a round's page is divided by the same round's minimal page."""
    figures = {"limit ms": statistics.median(round_["limit"] for round_ in taken) * 1000}
    for page in PAGES:
        figures[page] = statistics.median(round_[page] / round_["limit"] for round_ in taken)
    for page in ("list", "search"):
        figures[f"{page} p95"] = statistics.median(round_[f"{page} p95"] / round_[f"{page} few p95"] for round_ in taken)
        figures[f"{page} p95 ms"] = statistics.median(round_[f"{page} p95"] for round_ in taken) * 1000
    return figures


def _collect(address: str, folder: Path) -> None:
    _python(address, folder, "mulin", "collectstatic", "--no-input", "-v0")


def _fill(address: str, folder: Path, number: int) -> dict[str, object]:
    import json

    _python(address, folder, "mulin", "migrate", "-v0")
    said = _python(address, folder, "bench.http.filling", str(number))
    known: dict[str, object] = json.loads(said.splitlines()[-1])
    return known


def _python(address: str, folder: Path, *words: str, settings: str = "mulin.site_.settings") -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words],
        env=environment(address, folder) | {"DJANGO_SETTINGS_MODULE": settings},
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout
