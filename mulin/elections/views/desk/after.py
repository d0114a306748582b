"""After the count: complaints are answered, terms end."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.elections import actions, queries
from mulin.elections.models import Complaint, Term
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once

from .index import asked


def day_of(text: str) -> date:
    """
    Raises:
        Refused: not a day.
    """
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise Refused(_("请选一个日子。"))
    return found


@login_required
@require_POST
def answer(request: HttpRequest, election_complaint_id: int) -> HttpResponse:
    me = asked(request)
    rows = Complaint.objects.filter(election__in=queries.managed_by(me)).select_related("election__place")
    found = get_object_or_404(rows, pk=election_complaint_id)
    upheld, words = request.POST.get("upheld") == "yes", request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.answer(found, upheld, words, by=me, at=timezone.now()), said=_("答复了，提的人会收到。"),
        to="elections:desk_election", election=found.election.number,
    )  # fmt: skip


@login_required
@require_POST
def end_term(request: HttpRequest, election_term_id: int) -> HttpResponse:
    me = asked(request)
    rows = Term.objects.filter(election__in=queries.managed_by(me)).select_related("election__place")
    found = get_object_or_404(rows, pk=election_term_id)
    on, words = day_of(request.POST.get("on", "")), request.POST.get("words", "")[:300]
    return act_once(
        request, lambda: actions.end_term(found, on, words, by=me, at=timezone.now()), said=_("任期结束记下了，空缺会公布。"),
        to="elections:desk_election", election=found.election.number,
    )  # fmt: skip
