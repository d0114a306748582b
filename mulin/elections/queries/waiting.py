"""What waits for who organises, and which offices are vacant or soon will be."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mulin.elections.models import Candidate, Complaint, Election, Term
from mulin.organisations.queries import Standing

from .visible import managed_by

S = Election.Status
SOON = timedelta(days=90)


@dataclass(frozen=True)
class Waiting:
    election: Election
    why: str
    tone: str
    icon: str


def waiting_for(me: Standing, at: datetime) -> list[Waiting]:
    rows = {one.pk: one for one in managed_by(me)}
    complaints = Complaint.objects.filter(election__in=list(rows), upheld=None).order_by("id")
    found = [Waiting(rows[one.election_id], _("有一条申诉等答复"), "late", "message-square") for one in complaints]
    found += [one for election in rows.values() if (one := _of(election, at))]
    return sorted(found, key=lambda one: ("late", "wait", "info").index(one.tone))


def _of(election: Election, at: datetime) -> Waiting | None:
    if election.status == S.RUN_OFF:
        return Waiting(election, _("没有选满，等另行选举"), "late", "vote")
    if election.status == S.NOMINATING and election.nominate_until is not None and election.nominate_until <= at:
        return Waiting(election, _("提名收完了，等确定候选人"), "wait", "users")
    if election.status == S.COUNTING:
        return Waiting(election, _("投票截止了，等计票"), "wait", "vote")
    if election.status == S.PREPARED:
        return Waiting(election, _("还在筹备"), "info", "pencil")
    if election.status == S.DECIDED and not election.terms.exists():
        return Waiting(election, _("选出来了，等登记上任"), "wait", "id-card")
    return None


def vacancies(community_id: int, today: date) -> QuerySet[Term]:
    """Ended before their time and not filled anew, or running out within three months."""
    rows = Term.objects.filter(election__community=community_id).select_related("election__place", "person")
    early = Q(ended_on__isnull=False, ended_on__gte=today - 4 * SOON)
    return rows.filter(early | Q(ended_on=None, until__gt=today, until__lte=today + SOON)).order_by("until", "id")


def to_judge(election: Election) -> int:
    return election.candidates.filter(status=Candidate.Status.CONSENTED).count()
