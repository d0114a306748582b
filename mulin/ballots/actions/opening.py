"""From here on nobody changes what is asked and how it is counted."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots import flow
from mulin.ballots.facts import BallotOpened
from mulin.ballots.models import Ballot, Turnout, VotingKey
from mulin.ballots.queries import waiting
from mulin.ballots.queries.frozen import fingerprint_of, register_fingerprint, rules_of
from mulin.ballots.rules import may
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing

from .locking import by_clock, hold


@transaction.atomic
def open_(ballot: Ballot, *, by: Standing | None, at: datetime) -> Ballot:
    """By hand after the notice, which may be before the hour that was set; `by` None: by the clock."""
    ballot = hold(ballot)
    ballot.state = advance(ballot.state, flow.OPEN)
    waits = waiting(ballot)
    require(may.open_(by, ballot, at, **waits) if by else may.can_open(ballot, at, **waits))
    _check_in_force(ballot, at)
    VotingKey.objects.create(ballot=ballot, key=secrets.token_hex(32))
    ballot.opened_at, ballot.opens_at = at, min(ballot.opens_at, at)
    ballot.seed = secrets.token_bytes(32)
    ballot.register_fingerprint = register_fingerprint(ballot)
    ballot.fingerprint = fingerprint_of(ballot)
    ballot.save()
    Turnout.objects.create(ballot=ballot, at=at)
    record(BallotOpened(ballot.pk, ballot.fingerprint), actor_id=by.account_id if by else None, at=at)
    return ballot


def _check_in_force(ballot: Ballot, at: datetime) -> None:
    """It was looked for by the day that was planned; the day of the opening may be another."""
    rule_set = rules_of(ballot)
    if not rule_set.holds_on(localdate(at)):
        raise Refused(_("“%(rule)s”这一版今天不施行，请取消后用现行的规则另开一次表决。") % {"rule": rule_set.said_name})


def open_due(at: datetime) -> int:
    """The clock's. What waits for an answer to an objection stays announced, and its desk shows it."""
    due = Ballot.objects.filter(state=Ballot.State.ANNOUNCED, opens_at__lte=at).select_related("place")
    ready = [one for one in due if may.can_open(one, at, **waiting(one))]
    return each(ready, lambda ballot: by_clock(open_, ballot, at))
