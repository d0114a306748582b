"""The stage stands while the tests of one file play on it, each in a transaction of its own that is taken back.

What the tests of a file share is inserted once, in a transaction around theirs; a test that does not ask for the stage, or needs
real transactions, finds the database empty.
"""

from typing import Any

import pytest
from django.db import connection, transaction

from tests.replay import play_again

_around: transaction.Atomic | None = None
_file: str = ""


def stand_for(request: pytest.FixtureRequest) -> None:
    """Before the test's own transaction begins: the stage of its file, or nothing."""
    wanted = request.node.nodeid.partition("::")[0] if _plays_on_a_stage(request) else ""
    if wanted == _file:
        return
    take_down()
    if wanted:
        _put_up(wanted)


def is_up() -> bool:
    return _around is not None


def _plays_on_a_stage(request: pytest.FixtureRequest) -> bool:
    marker: Any = request.node.get_closest_marker("django_db")
    of_its_own = {"transactional_db", "live_server"}.intersection(request.fixturenames)
    return "stage" in request.fixturenames and not of_its_own and not (marker and marker.kwargs.get("transaction"))


def _put_up(file: str) -> None:
    global _around, _file
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # as Django's own: durable blocks of actions may stand in it
    around.__enter__()
    _around, _file = around, file
    play_again()
    connection.check_constraints()  # here once, else after each test again


def take_down() -> None:
    global _around, _file
    if _around is not None:
        transaction.set_rollback(True)
        _around.__exit__(None, None, None)
    _around, _file = None, ""
