"""Whoever votes shares a lock, whoever closes takes it alone; nobody writes to the common row of the ballot while voting."""

from collections.abc import Callable
from datetime import datetime

from django.db import connection

from mulin.ballots.models import Ballot
from mulin.kernel.access import Refused

VOTING = 20278  # as in the walls of the database


def share(ballot_id: int) -> None:
    """Until the transaction ends, the ballot does not close. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s::int, %s::int)", [VOTING, ballot_id % 2147483647])


def hold(ballot: Ballot, *, alone: bool = False) -> Ballot:
    """The row as it is now. `alone`: votes under way end first, and none begins."""
    if alone and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [VOTING, ballot.pk % 2147483647])
    return Ballot.objects.select_for_update(of=("self",)).select_related("place").get(pk=ballot.pk)


def by_clock(step: Callable[..., object], ballot: Ballot, at: datetime) -> bool:
    """False: somebody was quicker."""
    try:
        step(ballot, by=None, at=at)
    except Refused:
        return False
    return True
