"""What the count of a ballot does to the election that waits for it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot
from mulin.ballots.queries import fingerprint, result
from mulin.elections import flow, queries, rules
from mulin.elections.facts import ElectionCancelled, ElectionDecided, RoundDecided, SecondRoundCalled
from mulin.elections.models import Election, Round
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import Step, advance, can
from mulin.organisations.queries import Standing

from .balloting import next_round
from .preparing import held

S = Election.Status


def opened(ballot_id: int, *, at: datetime) -> Election | None:
    return _moved(ballot_id, flow.OPEN)


def closed(ballot_id: int, *, at: datetime) -> Election | None:
    return _moved(ballot_id, flow.CLOSE)


@transaction.atomic
def _moved(ballot_id: int, move: Step) -> Election | None:
    """A follow-up; nothing where no election waits, and nothing twice."""
    found = Round.objects.filter(ballot=ballot_id).select_related("election").first()
    if found is None:
        return None
    election = held(found.election)
    if can(election.status, move):
        election.status = advance(election.status, move)
        election.save(update_fields=["status"])
    return election


@transaction.atomic
def counted(ballot_id: int, *, at: datetime) -> Election | None:
    """Who has won is elected. Places left empty, with somebody to choose from, wait for another round; else the election is decided."""
    found = Round.objects.filter(ballot=ballot_id).select_related("election", "ballot").first()
    if found is None or found.outcome:
        return found.election if found else None
    election = held(found.election)
    told = result(found.ballot)
    assert told is not None
    for move in (flow.OPEN, flow.CLOSE):  # where these facts are still on their way
        if can(election.status, move):
            election.status = advance(election.status, move)
    into = set(told.run_off)
    if told.outcome == "too_few":
        into = {entry.number for entry in found.entries.all()}
    for entry in found.entries.all():
        votes = told.per_option.get(str(entry.number))
        entry.votes, entry.won, entry.again = votes.heads if votes else 0, entry.number in told.winners, entry.number in into
        entry.save(update_fields=["votes", "won", "again"])
    found.outcome = told.outcome
    found.save(update_fields=["outcome"])
    record(RoundDecided(found.pk, told.outcome), actor_id=None, at=at)
    if len(queries.elected(election)) >= election.seats:
        return _decide(election, None, at)
    election.status = advance(election.status, flow.TIE)
    election.save(update_fields=["status"])
    return election


@transaction.atomic
def call_again(election: Election, opens_at: datetime, closes_at: datetime, *, by: Standing, at: datetime) -> Round:
    """A second ballot among those whom the rule sends into it, in the order they stood in, for the places that are left.

    Raises:
        Refused: nobody to choose from, or the days do not fit the ballot's rules.
    """
    election = held(election)
    require(rules.may_call_again(by, election))
    last = queries.current(election)
    assert last is not None
    again = [one.candidate for one in last.entries.filter(again=True).select_related("candidate__person")]
    if not again:
        raise Refused(_("没有人进入下一轮。可以让名额空着，以后补选。"))
    election.status, election.opens_at, election.closes_at = advance(election.status, flow.AGAIN), opens_at, closes_at
    election.save(update_fields=["status", "opens_at", "closes_at"])
    made = next_round(last, election, again, by=by, at=at)
    record(SecondRoundCalled(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def leave_empty(election: Election, reason: str, *, by: Standing, at: datetime) -> Election:
    """No further round: who is elected is, the other places stay vacant."""
    election = held(election)
    require(rules.may_call_again(by, election))
    if not reason.strip():
        raise Refused(_("请写明为什么不再另选，会写进结果公告。"))
    election.reason = reason.strip()
    return _decide(election, by, at)


def _decide(election: Election, by: Standing | None, at: datetime) -> Election:
    won = len(queries.elected(election))
    election.status = advance(election.status, flow.ELECT if won else flow.FAIL)
    election.decided_at = at
    election.complaints_until = localdate(at) + timedelta(days=queries.law_of(election).complaint_days)
    election.notice = queries.written(election)
    election.fingerprint = fingerprint(election.notice)
    election.save()
    fact = ElectionDecided(election.pk, won, election.seats - won, election.fingerprint)
    record(fact, actor_id=by.account_id if by else None, at=at)
    return election


@transaction.atomic
def cancel(election: Election, reason: str, *, by: Standing, at: datetime) -> Election:
    """With its ballot, if there is one that is not counted."""
    from mulin.ballots import actions as ballots

    election = held(election)
    require(rules.may_cancel(by, election))
    if not reason.strip():
        raise Refused(_("请写明为什么取消，大家都会看到。"))
    last = queries.current(election)
    _cancel(election, reason.strip(), by, at)
    if last is not None and last.ballot.state in (Ballot.State.ANNOUNCED, Ballot.State.OPEN):
        ballots.cancel(last.ballot, reason, by=by, at=at)
    return election


@transaction.atomic
def called_off(ballot_id: int, reason: str, *, at: datetime) -> Election | None:
    """The ballot was cancelled: the election with it."""
    found = Round.objects.filter(ballot=ballot_id).select_related("election").first()
    if found is None:
        return None
    election = held(found.election)
    if can(election.status, flow.CANCEL):
        _cancel(election, reason, None, at)
    return election


def _cancel(election: Election, reason: str, by: Standing | None, at: datetime) -> None:
    election.status, election.reason = advance(election.status, flow.CANCEL), reason[:300]
    election.save(update_fields=["status", "reason"])
    record(ElectionCancelled(election.pk, election.reason), actor_id=by.account_id if by else None, at=at)
