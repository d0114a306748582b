"""What everybody may read and take home: which ballots there are, how they ended, the whole file to count again."""

import json

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mulin.ballots import queries
from mulin.ballots.forms.saying import status
from mulin.ballots.models import Ballot
from mulin.ballots.rules import pabulib_writing
from mulin.organisations.queries import community_of, who_asks

from . import rule_words
from .acting import asked, when
from .outcome import badge_of
from .results import result_of

A_PAGE = 25


@require_safe
def ballots(request: HttpRequest) -> HttpResponse:
    rows = queries.public(community_of(who_asks(request))).select_related("tally").order_by("-id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = [(one, badge_of(one) or status(one), when(one)) for one in page]
    return render(request, "ballots/open.html", {"page": page, "rows": shown})


def _found(number: str) -> Ballot:
    return get_object_or_404(Ballot.objects.filter(state__in=Ballot.PUBLIC).select_related("place"), number=number)


@require_safe
def ballot(request: HttpRequest, ballot: str) -> HttpResponse:
    me, found = who_asks(request), _found(ballot)
    rules = queries.rules_of(found)
    context = {
        "ballot": found, "status": status(found), "asked": asked(found), "when": when(found), "rules": rules,
        "rule_lines": rule_words.lines(rules, head=found.head, seats=found.seats),
    }  # fmt: skip
    if found.state == Ballot.State.COUNTED:
        context |= result_of(found, me)
    return render(request, "ballots/open_ballot.html", context)


@require_safe
def file(request: HttpRequest, ballot: str) -> HttpResponse:
    """Byte for byte as it was fingerprinted."""
    found = _found(ballot)
    text = queries.document(found)
    if not text:
        raise Http404
    return _download(text, f"{found.number}.json", "application/json")


@require_safe
def pabulib_file(request: HttpRequest, ballot: str) -> HttpResponse:
    """A budget's ballots for the tools of researchers: http://pabulib.org/format"""
    found = _found(ballot)
    text = queries.document(found)
    if not text or found.method != Ballot.Method.BUDGET:
        raise Http404
    return _download(pabulib_writing.written(json.loads(text)), f"{found.number}.pb", "text/plain; charset=utf-8")


def _download(text: str, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(text, kind)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer
