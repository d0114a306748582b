from datetime import datetime

from mulin.ballots.models import Ballot, Turnout
from mulin.ballots.queries.turnout import sums


def recount(ballot: Ballot, at: datetime) -> None:
    voices, area, channels = sums(ballot)
    Turnout.objects.update_or_create(ballot=ballot, defaults={"voices": voices, "area": area, "channels": channels, "at": at})


def recount_open(at: datetime) -> int:
    """The clock's, every minute."""
    rows = list(Ballot.objects.filter(state=Ballot.State.OPEN))
    for ballot in rows:
        recount(ballot, at)
    return len(rows)
