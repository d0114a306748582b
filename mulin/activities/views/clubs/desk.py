"""The community's side: who waits for an answer, which clubs have gone quiet, and serving those without a phone."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.activities.actions import clubs as actions
from mulin.activities.flow import club as flow
from mulin.activities.forms.clubs import ClubForm
from mulin.activities.models import Club
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.activities.rules.campaigns import may_open_campaigns as may_keep_clubs
from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing, who_asks
from mulin.people import queries as people

from .founding import proposed

A_PAGE = 25
VIEWS = {
    "waiting": gettext_lazy("等处理"),
    "running": gettext_lazy("全部团队"),
    "quiet": gettext_lazy("好久没活动"),
    "ended": gettext_lazy("没成立和解散的"),
}


def keeper(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(may_keep_clubs(me))
    return me


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, at = keeper(request), timezone.now()
    waiting = queries.waiting_for(me)
    view = request.GET.get("view", "")
    view = view if view in VIEWS else "waiting" if waiting.exists() else "running"
    every = queries.managed_by(me).order_by("name", "id")
    rows: Any = {
        "waiting": waiting,
        "running": every.filter(status__in=Club.PUBLIC),
        "quiet": queries.quiet(me, at),
        "ended": every.filter(status__in=("refused", "withdrawn", "closed")),
    }[view]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    figures = queries.sums([one.pk for one in page], at)
    words = request.GET.get("q", "").strip()
    context = {
        "view": view, "views": VIEWS.items(), "page": page, "rows": [(one, figures[one.pk]) for one in page],
        "waiting": waiting.count(), "words": words, "found": people.search(me, words)[:8] if words else [],
    }  # fmt: skip
    return render(request, "activities/clubs/desk/index.html", context)


def _load(me: Standing, club_id: int) -> Club:
    return get_object_or_404(queries.managed_by(me).select_related("place", "asked_by"), pk=club_id)


@login_required
@require_safe
def club(request: HttpRequest, club_id: int) -> HttpResponse:
    me, at = keeper(request), timezone.now()
    found = _load(me, club_id)
    words = request.GET.get("q", "").strip()
    context = {
        "club": found, "sum": queries.sums([found.pk], at)[found.pk], "times": list(found.times.all()),
        "may_decide": bool(rules.may_decide(me, found)), "runs": bool(rules.may_run_club(me, found, None)),
        "may": {step.name: bool(rules.may_step(me, found, None, step)) for step in (flow.REST, flow.WAKE, flow.CLOSE)},
        "members": list(queries.members_of(found)), "asking": list(queries.asking(found)), "me": me, "words": words,
        "found": people.search(me, words)[:8] if words else [],
        "activities": list(found.activities.order_by("-id")[:20]),
    }  # fmt: skip
    return render(request, "activities/clubs/desk/club.html", context)


@login_required
@require_POST
def decide(request: HttpRequest, club_id: int) -> HttpResponse:
    me, at = keeper(request), timezone.now()
    found, words = _load(me, club_id), request.POST.get("words", "")[:300]
    if request.POST.get("answer") == "yes":
        return act_once(
            request, lambda: actions.agree(found, words, by=me, at=at), said=_("团队成立了，提议的邻居会收到消息。"),
            to="activities:desk_club", club_id=found.pk,
        )  # fmt: skip
    return act_once(
        request, lambda: actions.refuse(found, words, by=me, at=at), said=_("已答复，提议的邻居会看到原因。"),
        to="activities:desk_club", club_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def enrol(request: HttpRequest, club_id: int, person_id: int) -> HttpResponse:
    """Someone at the counter, with the worker's name on the record."""
    me = keeper(request)
    found, person = _load(me, club_id), get_object_or_404(people.visible_to(me), pk=person_id)
    return act_once(
        request, lambda: actions.join(found, person, by=me, at=timezone.now()), said=_("%(name)s是成员了。") % {"name": person.name},
        to="activities:desk_club", club_id=found.pk,
    )  # fmt: skip


@login_required
def found_for(request: HttpRequest, person_id: int) -> HttpResponse:
    """A club that somebody without a phone wants to lead."""
    me = keeper(request)
    person = get_object_or_404(people.visible_to(me), pk=person_id)
    form = ClubForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (club_id := proposed(request, form, me, person)):
        return redirect("activities:desk_club", club_id=club_id)
    return render(request, "activities/clubs/desk/found.html", {"form": form, "person": person})
