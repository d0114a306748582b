"""What waits for who organises, and which offices are vacant or soon will be."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.elections.models import Candidate, Election, Term
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
    """One query, whatever the number of elections that are over."""
    rows = managed_by(me).annotate(
        unanswered=Count("complaints", filter=Q(complaints__upheld=None), distinct=True),
        to_judge=Count("candidates", filter=Q(candidates__status=Candidate.Status.CONSENTED), distinct=True),
    )
    in_office = Term.objects.filter(election=OuterRef("pk"))
    alive = rows.filter(~Q(status__in=Election.OVER) | Q(unanswered__gt=0) | (Q(status=S.DECIDED) & ~Exists(in_office)))
    found = [one for election in alive for one in _of(election, at)]
    return sorted(found, key=lambda one: ("late", "wait", "info").index(one.tone))


def _of(election: Election, at: datetime) -> list[Waiting]:
    unanswered, to_judge = getattr(election, "unanswered", 0), getattr(election, "to_judge", 0)
    found = []
    if unanswered:
        words = ngettext("%(n)s 条申诉等答复", "%(n)s 条申诉等答复", unanswered) % {"n": unanswered}
        found.append(Waiting(election, words, "late", "message-square"))
    if election.status == S.RUN_OFF:
        found.append(Waiting(election, _("没有选满，等另行选举"), "late", "vote"))
    elif election.status == S.NOMINATING and election.nominate_until is not None and election.nominate_until <= at:
        found.append(Waiting(election, _("提名收完了，等确定候选人"), "wait", "users"))
    elif election.status == S.NOMINATING and to_judge:
        words = ngettext("%(n)s 位提名人等资格审查", "%(n)s 位提名人等资格审查", to_judge) % {"n": to_judge}
        found.append(Waiting(election, words, "wait", "user-check"))
    elif election.status == S.COUNTING:
        found.append(Waiting(election, _("投票截止了，等计票"), "wait", "vote"))
    elif election.status == S.PREPARED:
        found.append(Waiting(election, _("还在筹备"), "info", "pencil"))
    elif election.status == S.DECIDED and not unanswered:
        found.append(Waiting(election, _("选出来了，等登记上任"), "wait", "id-card"))
    return found


def vacancies(community_id: int, today: date) -> QuerySet[Term]:
    """Ended before their time and not filled anew, or running out within three months."""
    rows = Term.objects.filter(election__community=community_id).select_related("election__place", "person")
    early = Q(ended_on__isnull=False, ended_on__gte=today - 4 * SOON)
    return rows.filter(early | Q(ended_on=None, until__gt=today, until__lte=today + SOON)).order_by("until", "id")


def to_judge(election: Election) -> int:
    return election.candidates.filter(status=Candidate.Status.CONSENTED).count()
