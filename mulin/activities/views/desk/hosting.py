"""Holding an activity with another community: asking at its own desk, answering at the other's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.activities import actions, queries, rules
from mulin.activities.forms import read_sign_up
from mulin.activities.forms.hosting import AskForm
from mulin.activities.models import Hosting, Session
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person
from mulin.places.models import Place

from .counter import asked_of, chosen
from .index import asked

A_PAGE = 50


@login_required
def hosts(request: HttpRequest, activity_id: int) -> HttpResponse:
    """Who holds it too; another community is asked, and places are kept for its residents."""
    me, at = asked(request), timezone.now()
    found = get_object_or_404(queries.managed_by(me).select_related("community"), pk=activity_id)
    form = AskForm(request.POST or None, communities=queries.communities_to_ask(found), bodies=queries.bodies_to_ask(found))
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.ask_to_host(found, **form.cleaned_data, by=me, at=timezone.now()),
                said=_("问过了，对方答复后发消息告诉您。"), to="activities:desk_hosts", activity_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    ahead = list(found.sessions.filter(status="planned", ends_at__gt=at).defer("draw").select_related("place")[:12])
    context = {
        "activity": found, "hostings": queries.hostings_of(found), "form": form, "heads": queries.heads_by_community(found),
        "may_ask": rules.may_ask_to_host(me, found, 0), "others": queries.communities_to_ask(found).exists(),
        "sessions": [(one, sum_) for one in ahead for sum_ in [queries.sums([one.pk]).get(one.pk)]] if found.guests else [],
        "communities": Place.objects.filter(pk__in=[found.community_id, *found.guests]),
    }  # fmt: skip
    return render(request, "activities/desk/hosts.html", context)


@login_required
@require_POST
def keep_places(request: HttpRequest, session_id: int) -> HttpResponse:
    me = asked(request)
    rows = Session.objects.filter(activity__in=queries.managed_by(me).values("pk")).select_related("activity")
    found = get_object_or_404(rows, pk=session_id)
    number, wanted = request.POST.get("number", ""), request.POST.get("community", "")
    community = get_object_or_404(Place, pk=whole(wanted), kind=Place.Kind.COMMUNITY)
    return act_once(
        request,
        lambda: actions.set_places_for(found, community, whole(number, most=MANY), by=me, at=timezone.now()),
        said=_("给%(name)s的居民留好了。") % {"name": community.name}, to="activities:desk_hosts", activity_id=found.activity_id,
    )  # fmt: skip


def _hosting(me: Standing, hosting_id: int) -> Hosting:
    return get_object_or_404(queries.hostings_visible_to(me), pk=hosting_id)


@login_required
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """What other communities ask us to hold with them, and what we hold with them."""
    me = asked(request)
    page = Paginator(queries.hostings_visible_to(me).order_by("-asked_at", "-id"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "activities/desk/shared.html", {"page": page})


@login_required
@require_safe
def hosted(request: HttpRequest, hosting_id: int) -> HttpResponse:
    """An activity of another community, with the own residents' sign-ups and nobody else's."""
    me, at = asked(request), timezone.now()
    return _shown(request, me, _hosting(me, hosting_id), at, chosen(request, me))


def _shown(
    request: HttpRequest, me: Standing, found: Hosting, at: datetime, person: Person | None, *,
    posted: Mapping[str, Any] | None = None, error: str = "",
) -> HttpResponse:  # fmt: skip
    words = request.GET.get("q", "").strip()
    sessions = list(queries.hosted_sessions(found))
    figures = queries.sums([one.pk for one in sessions])
    accepted = found.status == Hosting.Status.ACCEPTED
    serves = accepted and rules.keeps(me, found.path)
    ahead = [one for one in sessions if one.status == "planned" and one.begins_at > at and one.pk in figures]
    context = {
        "hosting": found, "activity": found.activity, "sessions": [(one, figures.get(one.pk)) for one in sessions],
        "may_answer": rules.may_answer_hosting(me, found), "may_end": rules.may_end_hosting(me, found), "serves": serves,
        "page": Paginator(queries.own_residents(found), A_PAGE).get_page(request.GET.get("page")) if serves else None,
        "words": words, "found": people.search(me, words)[:8] if serves and words and not person else [], "open": ahead,
        **(asked_of(person, found.activity, ahead[0], posted=posted or {}, error=error) if serves and ahead else {}),
        "counter": reverse("activities:desk_hosted_sign_up", args=[found.pk, person.pk]) if person else "",
    }  # fmt: skip
    return render(request, "activities/desk/hosted.html", context, status=400 if error else 200)


@login_required
@require_POST
def answer(request: HttpRequest, hosting_id: int) -> HttpResponse:
    me = asked(request)
    found, note = _hosting(me, hosting_id), request.POST.get("reason", "")[:200]
    accepted = request.POST.get("answer") == "yes"
    return act_once(
        request, lambda: actions.answer_hosting(found, accepted=accepted, note=note, by=me, at=timezone.now()),
        said=_("答应了，本社区的居民现在可以报名。") if accepted else _("回绝了，对方会看到原因。"),
        to="activities:desk_hosted", hosting_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def end(request: HttpRequest, hosting_id: int) -> HttpResponse:
    """By either side; each goes back to its own page."""
    me = asked(request)
    rows = Hosting.objects.filter(activity__in=queries.managed_by(me).values("pk")) | queries.hostings_visible_to(me)
    found = get_object_or_404(rows.select_related("activity").distinct(), pk=hosting_id)
    note = request.POST.get("reason", "")[:200]
    page = reverse("activities:desk_hosts", args=[found.activity_id])
    if rules.answers_for(me, found):
        page = reverse("activities:desk_hosted", args=[found.pk])
    return act_once(
        request, lambda: actions.end_hosting(found, note, by=me, at=timezone.now()),
        said=_("不再合办。已经报上名的邻居照样可以来。"), to=page,
    )  # fmt: skip


@login_required
@require_POST
def sign_up(request: HttpRequest, hosting_id: int, person_id: int) -> HttpResponse:
    """An own resident without a phone, with the worker's name on the record."""
    me = asked(request)
    found, wanted = _hosting(me, hosting_id), request.POST.get("session", "")
    person = get_object_or_404(people.visible_to(me), pk=person_id)
    one = get_object_or_404(Session, pk=whole(wanted), activity=found.activity_id)
    try:
        draft = read_sign_up(request.POST, queries.questions_of(found.activity_id))
        return act_once(
            request, lambda: actions.sign_up(one.pk, person, draft, by=me, at=timezone.now()),
            said=_("已替%(name)s报名，结果在名单里。") % {"name": person.name}, to="activities:desk_hosted", hosting_id=found.pk,
        )  # fmt: skip
    except Refused as refused:
        return _shown(request, me, found, timezone.now(), person, posted=request.POST, error=str(refused))
