"""公益达人 at the desk: who it is, asking them, consent on paper, the decision."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.people import queries as people
from mulin.volunteering import actions
from mulin.volunteering.forms.honours import DecideForm, PaperForm
from mulin.volunteering.models import Honour
from mulin.volunteering.queries import honours as rows_of
from mulin.volunteering.rules import honours as rules

from .index import asked

A_PAGE = 25


@login_required
@require_safe
def honours(request: HttpRequest) -> HttpResponse:
    """What waits; `?status=` for others."""
    who, status = asked(request), request.GET.get("status", "")
    rows = rows_of.honours_waiting(who)
    if status in Honour.Status.values:
        rows = rows_of.honours_kept(who).filter(status=status).order_by("-id")
    shown = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")), "status": status, "statuses": Honour.Status.choices,
    }  # fmt: skip
    return render(request, "volunteering/honours/desk.html", shown)


@login_required
def honour(request: HttpRequest, honour_id: int) -> HttpResponse:
    who, at = asked(request), timezone.now()
    found = get_object_or_404(rows_of.honours_kept(who), pk=honour_id)
    which, words = request.POST.get("form", ""), request.GET.get("q", found.said_name).strip()
    called = {"shown_as": found.person.name if found.person else ""}
    paper = PaperForm(request.POST, request.FILES) if which == "paper" else PaperForm(initial=called)
    decide = DecideForm(request.POST if which == "decide" else None)
    candidates = people.visible_to(who.standing).filter(community=found.community_id, left_on=None)

    def ask() -> object:
        wanted = request.POST.get("person", "")
        person = get_object_or_404(candidates, pk=whole(wanted))
        return actions.ask_consent(found, person, by=who, at=at)

    def sign() -> object:
        said = paper.cleaned_data
        picture = said["portrait"]
        key = keep_image(picture, by_account=who.standing.account_id, at=at, guard="volunteering").key if picture else ""
        return actions.consent(found, shown_as=said["shown_as"], portrait=key, on_paper=True, by=who, at=at)

    acts: dict[str, tuple[Any, Callable[[], object], str]] = {
        "ask": (None, ask, _("已请本人答复；没有手机的，当面问、签了字再登记。")),
        "paper": (paper, sign, _("已登记同意，记录上有您的名字。")),
        "decide": (
            decide,
            lambda: actions.decide_honour(found, grant=request.POST.get("act") == "grant", **decide.cleaned_data, by=who, at=at),
            _("决定已记下。"),
        ),
        "withdraw": (None, lambda: actions.withdraw_honour(found, by=who, at=at), _("已撤下，墙上看不到了。")),
    }
    error = ""
    if which in acts:
        form, act, said = acts[which]
        if form is None or form.is_valid():
            try:
                return act_once(request, act, said=said, to="volunteering:desk_honour", honour_id=found.pk)
            except BadUpload as bad:
                paper.add_error("portrait", str(bad))
            except Refused as refused:
                error = str(refused)
    can_ask = found.status == Honour.Status.NOMINATED
    shown = {
        "honour": found, "paper": paper, "decide": decide, "words": words, "error": error,
        "people": list(people.search(who.standing, words).filter(community=found.community_id)[:10]) if can_ask and words else [],
        "may": {
            "paper": rules.may_note_consent(who, found), "decide": rules.may_decide(who, found), "grant": rules.may_honour(who, found),
            "withdraw": rules.may_withdraw(who, found),
        },
        "can_ask": can_ask,
    }  # fmt: skip
    return render(request, "volunteering/honours/desk_honour.html", shown)
