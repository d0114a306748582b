"""What an activity's page costs with a crowd's sign-ups, against the minimal page and against itself with ten, in turn."""

import json
import statistics
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.http import _python as python
from bench.http.measuring import _p95, _times
from bench.http.serving import Server, serving

FEW = 10  # people, and sign-ups
TIMES, WARM = 100, 15
PAGES = ("page form", "page place", "page number")  # for who may sign up, has a place, waits


def pages(folder: Path, addresses: list[str], pid: int | None, crowd: int, signups: int, rounds: int) -> dict[str, float]:
    few_at, many_at, limit_at = addresses
    python(few_at, folder, "mulin", "migrate", "-v0")
    with ExitStack() as stack:
        sizes: dict[str, tuple[Server, dict[str, Any]]] = {}
        for size, address, people, number in (("few", few_at, FEW, FEW), ("many", many_at, crowd, signups)):
            known = json.loads(python(address, folder, "bench.rush.crowding", str(people), str(number)).splitlines()[-1])
            ours = serving(
                address, folder, settings="mulin.site_.settings", application="mulin.site_.wsgi:application", database_pid=pid
            )
            sizes[size] = stack.enter_context(ours), known
        python(limit_at, folder, "bench.http.filling", "limit", settings="bench.http.limit_settings")
        minimal = stack.enter_context(
            serving(
                limit_at,
                folder,
                settings="bench.http.limit_settings",
                application="bench.http.wsgi:application",
                database_pid=pid,
            )
        )
        for name in PAGES:
            for server, known in sizes.values():
                _page(server, known, name, WARM)
        taken = [_round(sizes, minimal) for _ in range(rounds)]
    figures = {"limit ms": statistics.median(round_["limit"] for round_ in taken) * 1000}
    for name in PAGES:
        figures[name] = statistics.median(round_[name] / round_["limit"] for round_ in taken)
        figures[f"{name} ms"] = statistics.median(round_[name] for round_ in taken) * 1000
        figures[f"{name} p95"] = statistics.median(round_[f"{name} p95"] / round_[f"{name} few p95"] for round_ in taken)
    return figures


def _round(sizes: dict[str, tuple[Server, dict[str, Any]]], minimal: Server) -> dict[str, float]:
    taken = {"limit": _times(minimal, [lambda: minimal.ask("/limit/list")] * TIMES)[0]}
    for name in PAGES:
        taken[name], latencies = _page(*sizes["many"], name, TIMES)
        taken[f"{name} p95"] = _p95(latencies)
        taken[f"{name} few p95"] = _p95(_page(*sizes["few"], name, TIMES)[1])
    return taken


def _page(server: Server, known: dict[str, Any], name: str, times: int) -> tuple[float, list[float]]:
    """(seconds of CPU per request, seconds each one took)."""

    def ask() -> Any:
        answer = server.ask(f"/activities/{known['activity']}/", known["cookies"][name])
        if answer.status != 200 or known["shows"][name].encode() not in answer.body:
            raise RuntimeError(f"{name} answered {answer.status}: {answer.body[:1000].decode(errors='replace')}")
        return answer

    return _times(server, [ask] * times)
