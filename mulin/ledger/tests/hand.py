"""A process that posts, for tests that let many do so at once or kill one.

Hand(FROM, TO, SEED, TIMES): posts three so often, says how often it could. Hand(FROM, TO): for each number N it reads, a child
makes a hold, a posting and pays the hold, stops before its N-th statement and says so with its process id.
"""

import os
import sys
import time
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from mulin.ledger import actions
from mulin.ledger.models import Account
from tests.forked import Forked


class Hand(Forked):
    def __init__(self, *words: object) -> None:
        super().__init__(lambda: main([str(word) for word in words]))


class StopBefore:
    def __init__(self, step: int):
        self.left = step

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not self.left:
            print(os.getpid(), flush=True)  # noqa: T201
            time.sleep(60)
        self.left -= 1
        return execute(sql, params, many, context)


def main(words: list[str]) -> None:
    frm, to, *rest = words
    print("ready", flush=True)  # noqa: T201
    if not rest:
        for line in sys.stdin:
            _child(int(frm), int(to), int(line))
        return
    sys.stdin.readline()
    _many(int(frm), int(to), rest[0], int(rest[1]))


def _many(frm: int, to: int, seed: str, times: int) -> None:
    giver, taker = _accounts(frm, to)
    posted = 0
    for number in range(times):
        try:
            actions.transfer(giver, taker, 3, once_key=f"{seed}:{number}", reason="转赠", at=timezone.now(), by=None)
        except actions.NotEnough:
            continue
        posted += 1
    print(posted, flush=True)  # noqa: T201


def _child(frm: int, to: int, step: int) -> None:
    """This process has no connection to the database, so nothing is shared."""
    if pid := os.fork():
        os.waitpid(pid, 0)
        print("over", flush=True)  # noqa: T201
        return
    giver, taker = _accounts(frm, to)
    at = timezone.now()
    with connection.execute_wrapper(StopBefore(step)), transaction.atomic():
        hold = actions.reserve(giver, 2, once_key=f"{step}:hold", reason="预留", at=at, by=None)
        actions.transfer(giver, taker, 3, once_key=f"{step}:gift", reason="转赠", at=at, by=None)
        actions.post_hold(hold, [(giver, -2), (taker, 2)], at=at, by=None)
        connection.cursor().execute("SELECT 1")  # the last moment before COMMIT
    print("done", flush=True)  # noqa: T201
    os._exit(0)


def _accounts(frm: int, to: int) -> list[Account]:
    return [Account.objects.select_related("book").get(pk=pk) for pk in (frm, to)]
