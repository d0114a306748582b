"""Servers for the bench and the CPU they burn, read from /proc: their own, their children's and the database's."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mulin.site_.environment import ROOT
from tools.postgres import free_port

TICKS = os.sysconf("SC_CLK_TCK")
WORKERS = 2
STARTS_WITHIN = 120  # seconds, on a machine that is busy with something else


@dataclass
class Server:
    port: int
    pids: list[int]  # roots of the process trees that work for it
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, path: str, session: str = "", form: str | None = None) -> "Answer":
        headers = {"Cookie": f"sessionid={session}; csrftoken={'c' * 32}"} if session else {}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        try:
            got = self._send(path, form, headers)
        except (http.client.RemoteDisconnected, ConnectionError):  # it was closed after resting; `once` keeps a POST single
            self.connection.close()
            began = time.perf_counter()
            got = self._send(path, form, headers)
        body = got.read()
        return Answer(got.status, got.headers.get("Location", ""), body, time.perf_counter() - began)

    def _send(self, path: str, form: str | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        self.connection.request("GET" if form is None else "POST", path, form, headers)
        return self.connection.getresponse()

    def cpu(self) -> float:
        """Seconds of CPU so far of all processes that work for this server."""
        return sum(tree_seconds(pid) for pid in self.pids)


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    body: bytes
    seconds: float


@contextmanager
def serving(address: str, folder: Path, *, settings: str, application: str, database_pid: int | None) -> Iterator[Server]:
    port = free_port()
    where = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS)]
    how = ["--blocking-threads", "2", "--runtime-threads", "1", "--no-ws", "--log-level", "warning"]
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *where, *how, application],
        env=environment(address, folder) | {"DJANGO_SETTINGS_MODULE": settings},
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        server = Server(port, [process.pid, *([database_pid] if database_pid else [])])
        _wait_for(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:  # ended while its workers began, it waits for them for ever
            os.killpg(process.pid, signal.SIGKILL)


def environment(address: str, folder: Path) -> dict[str, str]:
    return os.environ | {"MULIN_DATABASE": address, "MULIN_VAR": str(folder), "MULIN_STATIC": "collected"}


def _wait_for(server: Server) -> None:
    for _ in range(STARTS_WITHIN * 10):
        try:
            server.ask("/healthz")
            return
        except OSError:
            server.connection.close()
            time.sleep(0.1)
    raise TimeoutError("the server never answered")


def tree_seconds(root: int) -> float:
    """User and system time of a process and all below it, the ended children's included."""
    parents: dict[int, list[int]] = {}
    used: dict[int, int] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended meanwhile
            parents.setdefault(int(fields[1]), []).append(int(entry))
            used[int(entry)] = sum(map(int, fields[11:15]))  # utime, stime, cutime, cstime
    todo, total = [root], 0
    while todo:
        pid = todo.pop()
        total += used.get(pid, 0)
        todo += parents.get(pid, [])
    return total / TICKS
