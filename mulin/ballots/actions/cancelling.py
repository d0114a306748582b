from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots import flow
from mulin.ballots.facts import BallotCancelled, BallotReminded
from mulin.ballots.models import Ballot
from mulin.ballots.rules import may
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.models import Fact
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing

from .closing import seal
from .locking import hold


@transaction.atomic
def cancel(ballot: Ballot, reason: str, *, by: Standing, at: datetime) -> Ballot:
    """Its slips are never counted nor published."""
    ballot = hold(ballot, alone=True)
    before, ballot.state = ballot.state, advance(ballot.state, flow.CANCEL)
    require(may.cancel(by, Ballot(state=before, place=ballot.place, head=ballot.head)))
    if not reason.strip():
        raise Refused(_("请写明为什么取消，大家都会看到。"))
    if before == Ballot.State.OPEN:
        seal(ballot)
    ballot.cancelled_at, ballot.cancelled_words = at, reason.strip()
    ballot.save(update_fields=["state", "cancelled_at", "cancelled_words"])
    record(BallotCancelled(ballot.pk, ballot.cancelled_words, before), actor_id=by.account_id, at=at)
    return ballot


@transaction.atomic
def remind(ballot: Ballot, *, by: Standing, at: datetime) -> None:
    """Once a day. Whom it reaches says nothing finer than a day about who has voted."""
    ballot = hold(ballot)
    require(may.manage(by, ballot))
    require(may.is_running(ballot, at))
    today = Fact.objects.filter(kind=BallotReminded.KIND, data__ballot_id=ballot.pk, happened_at__date=localdate(at))
    if today.exists():
        raise Refused(_("今天已经提醒过一次，明天再提醒。"))
    record(BallotReminded(ballot.pk), actor_id=by.account_id, at=at)
