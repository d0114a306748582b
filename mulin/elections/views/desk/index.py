"""What waits, the list, and the page of one election."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.elections import actions, queries, rules
from mulin.elections.models import Candidate, Election
from mulin.elections.views.resident.reading import notice_days, rounds
from mulin.kernel.access import require
from mulin.organisations.queries import Standing, who_asks

C, S = Candidate.Status, Election.Status
A_PAGE = 25


def asked(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_open_desk(me))
    return me


def kept(request: HttpRequest, election: str) -> tuple[Standing, Election]:
    me = asked(request)
    return me, get_object_or_404(queries.managed_by(me), number=election)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    context = {
        "page": Paginator(queries.managed_by(me), A_PAGE).get_page(request.GET.get("page")),
        "waiting": queries.waiting_for(me, timezone.now()), "may_new": bool(me.paths(rules.ORGANISERS)),
        "may_set": me.holds_everywhere(rules.SETTERS),
    }  # fmt: skip
    return render(request, "elections/desk/index.html", context)


@login_required
@require_safe
def election(request: HttpRequest, election: str) -> HttpResponse:
    me, found = kept(request, election)
    return render(request, "elections/desk/election.html", shown(me, found))


def shown(me: Standing, found: Election) -> dict[str, Any]:
    at, law = timezone.now(), queries.law_of(found)
    parts = queries.parts_of(found, me.person_id, timezone.localdate(at))
    rows, committee, terms = parts.candidates, parts.committee, parts.terms
    alive = [one for one in rows if one.status in Candidate.ALIVE]
    ready = [one for one in alive if one.status == C.ELIGIBLE and queries.enough(one, law)]
    waiting = sum(one.status == C.CONSENTED for one in alive)
    least = rules.fewest(law, found.seats)
    unanswered = sum(one.upheld is None for one in parts.complaints)
    leads = {one.person_id for one in committee}
    return {
        "election": found, "law": law, "current": parts.current, "at": at, "today": timezone.localdate(at), "committee": committee,
        "candidates": [
            (one, queries.enough(one, law), rules.may_consent_for(me, one, on_committee=one.person_id in leads),
             rules.may_judge(me, one, on_committee=me.person_id in leads))
            for one in rows
        ],
        "offices": parts.offices,
        "roll": queries.drawn_up(found) if found.status == S.PREPARED else None, "voters": parts.voters,
        "ready": len(ready), "least": least, "rounds": rounds(parts), "won": parts.elected, "notice_days": notice_days(found, law),
        "incumbents": actions.incumbents(found, timezone.localdate(at)) if found.status == S.DECIDED and not terms else [],
        "complaints": [(one, rules.may_answer(me, one)) for one in parts.complaints],
        "terms": [(one, rules.may_end_term(me, one)) for one in terms],
        "may_name": rules.may_name(me, found), "may_list": rules.may_list(me, found, committee=len(committee), law=law),
        "may_open_nominations": rules.may_open_nominations(me, found),
        "may_extend": rules.may_extend(me, found), "may_help": rules.may_help(me, found), "may_propose": rules.may_propose_for(me, found, law, at),
        "may_confirm": rules.may_confirm(me, found, waiting=waiting, standing=len(ready), least=least, shown=law.shown, at=at),
        "may_register": rules.may_register(me, found), "may_call_again": rules.may_call_again(me, found),
        "may_seat": rules.may_seat(me, found, unanswered=unanswered, seated=bool(terms)), "may_cancel": rules.may_cancel(me, found),
    }  # fmt: skip
