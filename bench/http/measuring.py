"""The requests of each page, and what one round of them costs."""

import statistics
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from .serving import Answer, Server

TIMES = 120  # requests of a reading page in a round
ACTS = 25  # of each act of a life in a round
WARM = 15
SEARCH = "路灯杆"
PAGES = ["home", "list", "search", "matter", "report", "life"]


@dataclass
class Place:
    """One server with its sessions: `known` as bench.http.filling prints it."""

    server: Server
    known: dict[str, Any]

    def get(self, path: str, who: str) -> Answer:
        return _good(self.server.ask(path, self.known[who]), path, 200)

    def post(self, path: str, session: str, **fields: str) -> Answer:
        form = urlencode({"csrfmiddlewaretoken": "c" * 32, "once": str(uuid.uuid4()), **fields})
        return _good(self.server.ask(path, session, form), path, 302)


def _good(answer: Answer, path: str, status: int) -> Answer:
    if answer.status != status:
        raise RuntimeError(f"{path} answered {answer.status}, not {status}: {answer.body[:2000].decode(errors='replace')}")
    return answer


READING: dict[str, Callable[[Place], Answer]] = {
    "home": lambda place: place.get("/", "resident"),
    "list": lambda place: place.get("/desk/matters/", "desk"),
    "search": lambda place: place.get(f"/desk/matters/?{urlencode({'q': SEARCH})}", "desk"),
    "matter": lambda place: place.get(f"/matters/{place.known['matter']}/", "resident"),
}


def measure(sizes: dict[str, Place], minimal: Server, rounds: int) -> list[dict[str, float]]:
    few, many = sizes["few"], sizes["many"]
    for place in (few, many):
        for page in READING.values():
            _times(place.server, (lambda page=page, place=place: page(place) for _ in range(WARM)))  # type: ignore[misc]
    return [_round(few, many, minimal) for _ in range(rounds)]


def _round(few: Place, many: Place, minimal: Server) -> dict[str, float]:
    taken: dict[str, float] = {}
    taken["limit"], _ = _times(minimal, [lambda: _good(minimal.ask("/limit/list"), "limit", 200)] * TIMES)
    for name, page in READING.items():
        taken[name], latencies = _times(many.server, [lambda page=page: page(many)] * TIMES)  # type: ignore[misc]
        if name in ("list", "search"):
            taken[f"{name} p95"] = _p95(latencies)
            _, latencies = _times(few.server, [lambda page=page: page(few)] * TIMES)  # type: ignore[misc]
            taken[f"{name} few p95"] = _p95(latencies)
    taken |= _lives(many)
    return taken


def _lives(place: Place) -> dict[str, float]:
    """Each step is done for all before the next, so that its CPU can be told apart."""
    worker, resident = place.known["grid_worker"], place.known["resident"]
    senders = [place.known["senders"].pop() for _ in range(ACTS)]
    sent: list[Answer] = []

    def send(session: str) -> Answer:
        sent.append(place.post("/report/send/", session))
        return sent[-1]

    steps = [_times(place.server, [lambda session=session: send(session) for session in senders])[0]]  # type: ignore[misc]
    numbers = [answer.location.rstrip("/").rpartition("/")[2] for answer in sent]
    for path, session, fields in (
        ("/desk/matters/{}/take/", worker, {}),
        ("/desk/matters/{}/answer/", worker, {"words": "换了新灯管，已经亮了。"}),
        ("/matters/{}/rate/", resident, {"verdict": "good"}),
    ):
        acts = [lambda n=n, p=path, s=session, f=fields: place.post(p.format(n), s, **f) for n in numbers]  # type: ignore[misc]
        steps.append(_times(place.server, acts)[0])
    return {"report": steps[0], "life": sum(steps)}


def _times(server: Server, acts: Iterable[Callable[[], Answer]]) -> tuple[float, list[float]]:
    """(seconds of CPU per request, seconds each one took)."""
    before, latencies = server.cpu(), [act().seconds for act in acts]
    return (server.cpu() - before) / len(latencies), latencies


def _p95(latencies: list[float]) -> float:
    return statistics.quantiles(latencies, n=20)[-1]
