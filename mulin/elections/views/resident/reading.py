"""Elections as everybody reads them: what stage, which days, what I can do now, who stands."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.ballots.models import Ballot
from mulin.ballots.queries import BadRuleSet, shelf
from mulin.elections import queries, rules
from mulin.elections.models import Candidate, Election
from mulin.organisations.queries import Standing, community_of, who_asks

S, C = Election.Status, Candidate.Status
A_PAGE = 25
MOST_RUNNING = 100  # a community with 160 houses does not hold more at a time
STAGES = (S.LISTED, S.NOMINATING, S.CONFIRMED, S.VOTING, S.COUNTING, S.DECIDED)


def seen(request: HttpRequest, election: str) -> tuple[Standing, Election]:
    """Put up for everybody; before that only at the desk."""
    return who_asks(request), get_object_or_404(queries.shown(), number=election)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = community_of(me)
    return render(request, "elections/listing.html", _running_and_over(request, community) | {"keeps": rules.may_open_desk(me)})


def _running_and_over(request: HttpRequest, community_id: int) -> dict[str, Any]:
    """A page of those that are over, with who holds the offices; how many is asked once."""
    rows = queries.public(community_id)
    over = rows.filter(status__in=Election.OVER).prefetch_related("terms")
    return {
        "now": list(rows.exclude(status__in=Election.OVER)[:MOST_RUNNING]),
        "page": Paginator(over, A_PAGE).get_page(request.GET.get("page")),
    }


@require_safe
def election(request: HttpRequest, election: str) -> HttpResponse:
    me, found = seen(request, election)
    return render(request, "elections/election.html", shown(me, found))


def shown(me: Standing, found: Election) -> dict[str, Any]:
    at, law = timezone.now(), queries.law_of(found)
    parts = queries.parts_of(found, me.person_id, timezone.localdate(at))
    rows, current, listed, offices = parts.candidates, parts.current, parts.is_listed, parts.offices
    leads = me.person_id is not None and any(one.person_id == me.person_id for one in parts.committee)
    seconded = {one.pk for one in rows if getattr(one, "seconded", False)}
    # before the list of candidates is final, everybody sees who consented; who was only proposed sees it, and may answer
    standing = [one for one in rows if one.status in ((C.CONFIRMED,) if found.confirmed_at else Candidate.STANDING)]
    return {
        "election": found, "law": law, "current": current, "at": at, "listed": listed, "leads": leads,
        "stages": stages(found), "voters": parts.voters, "committee": parts.committee,
        "standing": [
            (one, offices.get(one.person_id), rules.may_second(me, one, listed=listed, seconded=one.pk in seconded, at=at), one.pk in seconded)
            for one in standing
        ],
        "open_proposals": [
            (one, rules.may_second(me, one, listed=listed, seconded=one.pk in seconded, at=at), one.pk in seconded)
            for one in rows if one.status == C.PROPOSED
        ] if found.status == S.NOMINATING and (listed or leads) else [],
        "mine": next((one for one in rows if one.person_id == me.person_id and one.status in (C.PROPOSED, C.CONSENTED, C.ELIGIBLE)), None),
        "to_judge": [(one, rules.may_judge(me, one, on_committee=leads)) for one in rows if one.status == C.CONSENTED] if leads else [],
        "may_propose": rules.may_propose(me, found, law, way=Candidate.Way.JOINT, listed=listed, at=at),
        "may_complain": rules.may_complain(me, found, at), "complaints": len(parts.complaints),
        "own_complaints": [one for one in parts.complaints if me.person_id is not None and one.person_id == me.person_id],
        "rounds": rounds(parts), "won": parts.elected, "terms": parts.terms,
        "can_vote": current is not None and current.ballot.state == Ballot.State.OPEN, "keeps": rules.may_help(me, found),
        "seed": bytes(found.seed).hex() if found.seed and found.confirmed_at else "", "notice_days": notice_days(found, law),
    }  # fmt: skip


def notice_days(found: Election, law: rules.Law) -> int:
    """How long register and candidates hang out before voting: of the rule set that will count."""
    try:
        return shelf.find(law.rule_key, timezone.localdate(found.opens_at)).notice_days
    except BadRuleSet:
        return 0


def rounds(parts: queries.Parts) -> list[tuple[Any, list[Any]]]:
    """Those counted, with what each got, the most votes first."""
    counted = [one for one in parts.rounds if one.outcome]
    return [(one, sorted(parts.entries_of(one), key=lambda entry: (-(entry.votes or 0), entry.number))) for one in counted]


def stages(found: Election) -> list[tuple[Any, bool, bool]]:
    """(name, reached, now) of the usual way."""
    now = S.COUNTING if found.status == S.RUN_OFF else found.status
    place = STAGES.index(now) if now in STAGES else len(STAGES)
    return [(S(one).label, place >= number, one == now) for number, one in enumerate(STAGES)]


@require_safe
def notice(request: HttpRequest, election: str) -> HttpResponse:
    _me, found = seen(request, election)
    if not found.fingerprint:
        raise Http404
    return HttpResponse(queries.paper(found), content_type="application/pdf")


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Every election of the community, and which offices are vacant or soon will be."""
    community = community_of(who_asks(request))
    vacancies = list(queries.vacancies(community, timezone.localdate()))
    return render(request, "elections/open.html", _running_and_over(request, community) | {"vacancies": vacancies})
