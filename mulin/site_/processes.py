"""Child processes of one command: started together, stopped together."""

import os
import signal
import subprocess
import sys
import time
from types import FrameType

GRACE = 10  # seconds a child may take to finish what it has in hand


def web_server(host: str, port: int, workers: int) -> list[str]:
    threads = ["--blocking-threads", "2", "--runtime-threads", "1"]
    quiet = ["--no-ws", "--log-level", "warning"]
    where = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers)]
    return [sys.executable, "-m", "granian", *where, *threads, *quiet, "--respawn-failed-workers", "mulin.site_.wsgi:application"]


def worker() -> list[str]:
    return [sys.executable, "-m", "mulin", "worker"]


def run_together(*commands: list[str]) -> int:
    """Run until a signal comes or a child ends; stop the others, and return the exit code of the first that failed."""
    wanted = True

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal wanted
        wanted = False

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    # A group of their own, so that Ctrl-C reaches us alone and each child is told once.
    children = [subprocess.Popen(command, env=os.environ.copy(), start_new_session=True) for command in commands]  # noqa: S603
    while wanted and all(child.poll() is None for child in children):
        time.sleep(0.2)
    ended = [child.returncode for child in children if child.returncode]
    for child in children:
        child.terminate()
    _wait(children)
    return ended[0] if ended else 0


def _wait(children: list["subprocess.Popen[bytes]"]) -> None:
    patience = time.monotonic() + GRACE
    for child in children:
        try:
            child.wait(max(0.1, patience - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
