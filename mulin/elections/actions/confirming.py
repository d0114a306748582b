"""The election committee says who is eligible and why; then a lot orders the candidates and the ballot is announced."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.elections import flow, queries, rules
from mulin.elections.facts import CandidateJudged, CandidatesConfirmed
from mulin.elections.models import Candidate, Election, Round
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing

from .balloting import fill
from .nominating import _held
from .preparing import held

C = Candidate.Status


@transaction.atomic
def judge(candidate: Candidate, eligible: bool, reason: str, *, by: Standing, at: datetime) -> Candidate:
    candidate = _held(candidate)
    require(rules.may_judge(by, candidate, on_committee=queries.on_committee(candidate.election, by.person_id)))
    if not reason.strip():
        raise Refused(_("请写明理由，符合还是不符合都要写。"))
    candidate.status = C.ELIGIBLE if eligible else C.REFUSED
    candidate.judged_by_id, candidate.judged_at, candidate.reason = by.person_id, at, reason.strip()
    candidate.save(update_fields=["status", "judged_by", "judged_at", "reason"])
    record(CandidateJudged(candidate.pk, eligible), actor_id=by.account_id, at=at)
    return candidate


@transaction.atomic
def confirm(election: Election, *, by: Standing, at: datetime) -> Round:
    """Who is eligible and has enough voters behind stands; the others lapse. The ballot, whose register is public, is completed by them.

    Raises:
        Refused: too early, somebody is not judged, too few stand, or too few days are left to get to know them before voting.
    """
    election = held(election)
    law = queries.law_of(election)
    rows = list(queries.candidates(election).filter(status__in=Candidate.ALIVE))
    standing = [one for one in rows if one.status == C.ELIGIBLE and queries.enough(one, law)]
    waiting = sum(one.status == C.CONSENTED for one in rows)
    least = rules.fewest(law, election.seats)
    require(rules.may_confirm(by, election, waiting=waiting, standing=len(standing), least=least, shown=law.shown, at=at))
    election.status, election.confirmed_at = advance(election.status, flow.CONFIRM), at
    ordered = _draw(election, standing)
    Candidate.objects.filter(pk__in=[one.pk for one in rows if one not in standing]).update(status=C.LAPSED)
    for place, one in enumerate(ordered, 1):
        one.status, one.place = C.CONFIRMED, place
        one.save(update_fields=["status", "place"])
    election.save(update_fields=["status", "confirmed_at", "drawn_of"])
    made = queries.current(election)
    assert made is not None
    fill(made, ordered, by=by, at=at)
    record(CandidatesConfirmed(election.pk, made.pk), actor_id=by.account_id, at=at)
    return made


def _draw(election: Election, standing: Sequence[Candidate]) -> list[Candidate]:
    assert election.seed is not None
    names = [one.person.name for one in standing]
    election.drawn_of = rules.digest(names)
    return [standing[index] for index in rules.drawn(bytes(election.seed), names)]
