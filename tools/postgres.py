"""A PostgreSQL server of our own for tests: made under var/, on a free port, no host-wide service touched."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def find_binaries() -> Path | None:
    """The newest installed PostgreSQL's bin folder, whether or not it is on PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    if (on_path := shutil.which("initdb")) is not None:
        places.append(Path(on_path).parent)
    return next((path for path in places if (path / "initdb").exists()), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`with Server() as url:` gives a database address that lives as long as the block."""

    def __init__(self) -> None:
        found = find_binaries()
        if found is None:
            raise SystemExit("PostgreSQL is not installed (Debian: apt-get install postgresql).")
        self.binaries = found
        self.folder = Path(tempfile.mkdtemp(prefix="mulin-pg-"))
        self.port = free_port()
        # PostgreSQL refuses to run as root: then the system's postgres user runs it.
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name

    def __enter__(self) -> str:
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-D", f"{self.folder}/data", "-U", "mulin", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        tuned = "-c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=256MB"
        # Nothing here outlives the tests, so nothing waits for the disk.
        tuned += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=4GB -c jit=off"
        options = f"-p {self.port} -k {self.folder} {tuned}"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, "start")
        return f"postgresql://mulin@127.0.0.1:{self.port}/postgres"

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: str) -> None:
        command = [str(self.binaries / program), *words]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--init-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


if __name__ == "__main__":
    with Server() as address:
        print(address, flush=True)
        sys.stdin.read()
