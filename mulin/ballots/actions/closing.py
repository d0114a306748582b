"""Voting ends: what led from voices to slips is destroyed, and slips lie in the order of their receipts."""

import json
from datetime import datetime

from django.db import connection, transaction

from mulin.ballots import flow
from mulin.ballots.facts import BallotClosed, BallotDisagrees
from mulin.ballots.models import Ballot, Slip, VotingKey
from mulin.ballots.queries.turnout import missing, odd
from mulin.ballots.rules import may
from mulin.kernel.access import require
from mulin.kernel.facts.models import Fact
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing

from . import receipts
from .filling import fill
from .locking import by_clock, hold
from .registering import total
from .turnout import recount


@transaction.atomic
def close(ballot: Ballot, *, by: Standing | None, at: datetime) -> Ballot:
    """After its hour, or before when every voice has voted; `by` None: by the clock.

    Votes under way are in before, or are refused.
    """
    ballot = hold(ballot, alone=True)
    ballot.state = advance(ballot.state, flow.CLOSE)
    left, more = missing(ballot), odd(ballot)
    require(may.close(by, ballot, at, missing=left, odd=more) if by else may.can_close(ballot, at, missing=left, odd=more))
    seal(ballot)
    total(ballot)
    ballot.closed_at = at
    ballot.save(update_fields=["state", "electors", "heads", "area", "closed_at"])
    recount(ballot, at)
    record(BallotClosed(ballot.pk), actor_id=by.account_id if by else None, at=at)
    return ballot


def seal(ballot: Ballot) -> None:
    """The key first: with it goes the right to vote. Rows written together with who voted would lie in the order of voting."""
    VotingKey.objects.filter(ballot=ballot).delete()
    if not ballot.is_secret:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT receipt, choice FROM ballots_slip WHERE ballot_id = %s ORDER BY receipt", [ballot.pk])
        rows = [(receipt, json.loads(choice) if isinstance(choice, str) else choice) for receipt, choice in cursor.fetchall()]
        cursor.execute("DELETE FROM ballots_slip WHERE ballot_id = %s", [ballot.pk])
    fill(
        Slip,
        ("id", "ballot_id", "choice", "receipt", "channel"),
        [[receipts.number(), ballot.pk, choice, receipt, ""] for receipt, choice in rows],
    )


def close_due(at: datetime) -> int:
    """The clock's. What cannot be closed because slips and register disagree, heads hear of."""
    due = list(Ballot.objects.filter(state=Ballot.State.OPEN, closes_at__lte=at).select_related("place"))
    left = [ballot for ballot in due if not by_clock(close, ballot, at)]
    for ballot in left:
        if odd(ballot) and not Fact.objects.filter(kind=BallotDisagrees.KIND, data__ballot_id=ballot.pk).exists():
            record(BallotDisagrees(ballot.pk), actor_id=None, at=at)
    return len(due) - len(left)
