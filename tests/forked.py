"""Another process for tests that need one: forked from them, so that everything is loaded already."""

import os
import signal
import sys
import traceback
from collections.abc import Callable

from django.db import connection


class Forked:
    """Runs `work` with pipes and a connection to the database of its own."""

    def __init__(self, work: Callable[[], None]) -> None:
        connection.close()  # nothing of it may be shared, nor of its pool
        if connection.vendor == "postgresql":
            connection.close_pool()
        theirs_in, to = os.pipe()
        back, theirs_out = os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if not self.pid:
            _become(theirs_in, theirs_out, work)
        os.close(theirs_in)
        os.close(theirs_out)
        self.stdin, self.stdout = os.fdopen(to, "w"), os.fdopen(back)

    def says(self) -> str:
        return self.stdout.readline().strip()

    def told(self, word: object) -> None:
        self.stdin.write(f"{word}\n")
        self.stdin.flush()

    def ends(self) -> str:
        """What else it says; with no more to read it goes."""
        self.stdin.close()
        with self.stdout as said:
            rest = said.read()
        self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return rest

    def is_killed(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.ends()


def _become(read: int, write: int, work: Callable[[], None]) -> None:
    code = 1
    try:
        os.dup2(read, 0)
        os.dup2(write, 1)
        os.closerange(3, 256)  # pipes of others, which would never end
        sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
        work()
        sys.stdout.flush()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)
