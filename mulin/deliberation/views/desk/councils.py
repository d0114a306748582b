"""Councils at the desk: which there are, who sits in them, their sessions and resolutions."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation import actions, queries, rules
from mulin.deliberation.forms import meetings as forms
from mulin.deliberation.forms.acting import WordsForm
from mulin.deliberation.models import Council, Seat, Topic
from mulin.deliberation.queries import councils
from mulin.deliberation.views.asked import at_desk, units_of
from mulin.deliberation.views.places import places_of
from mulin.deliberation.views.steps import Act, Scene, offered, run
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person

from .meetings import asked

A_PAGE = 25


def _by(scene: Scene) -> dict[str, Any]:
    return {"by": scene.me, "at": scene.at}


def _may_call(scene: Scene) -> Any:
    on = timezone.localdate(scene.at)
    mine = (one for one in scene.context["seats"] if one.person_id == scene.me.person_id and councils.sits(one, on))
    return rules.may_lead(scene.me, scene.thing, next(mine, None))


SESSION = Act("session", gettext_lazy("开一次会"), "calendar-plus", forms.CallForm, _may_call,
              lambda s, f: actions.call_session(s.thing, f.call(s.context["topics"]), **_by(s)),
              gettext_lazy("通知发给全体成员了。"), True)  # fmt: skip
END = Act("end", gettext_lazy("结束这个议事机构"), "ban", WordsForm, lambda s: rules.may_change_council(s.me, s.thing),
          lambda s, f: actions.end_council(s.thing, f.cleaned_data["words"], **_by(s)), gettext_lazy("结束了，成员的任期到今天为止。"))  # fmt: skip
ACTS = [SESSION, END]


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, on = asked(request), timezone.localdate()
    rows = councils.with_members(queries.councils_at_desk(me, on), on)
    kind = request.GET.get("kind", "")
    if kind in Council.Kind.values:
        rows = rows.filter(kind=kind)
    ended = request.GET.get("ended") == "1"
    page = Paginator(rows.filter(ended_at__isnull=not ended).order_by("kind", "name"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "kinds": Council.Kind.choices, "kind": kind, "ended": ended, "may_keep": bool(rules.may_keep_somewhere(me)),
        "eight": councils.of_eight(me, on) if not ended and kind in ("", Council.Kind.COMMITTEE) else [],
    }  # fmt: skip
    return render(request, "deliberation/desk/councils.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = at_desk(request)
    require(rules.may_keep_somewhere(me))
    where, begun = places_of(me, rules.KEEPERS, rules.SIZES).exclude(kind="entrance"), {}
    if (subject := request.GET.get("subject", "")) in Council.EIGHT:
        begun = {"kind": Council.Kind.COMMITTEE, "subject": subject}
    form = forms.CouncilForm(request.POST or None, places=where, initial=begun)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        place = said.pop("place")
        try:
            made = once(request, lambda: {"id": actions.found(place, by=me, at=timezone.now(), **said).pk})
            return redirect("deliberation:desk_council", talk_council_id=made["id"])
        except Refused as wrong:
            form.add_error(None, str(wrong))
    return render(request, "deliberation/desk/council_form.html", {"form": form, "council": None})


def load(me: Standing, talk_council_id: int) -> Council:
    return get_object_or_404(queries.councils_at_desk(me, timezone.localdate()), pk=talk_council_id)


@login_required
def change(request: HttpRequest, talk_council_id: int) -> HttpResponse:
    me = at_desk(request)
    found = load(me, talk_council_id)
    require(rules.may_change_council(me, found))
    names = [name for name in forms.CouncilForm.base_fields if name != "place"]
    initial = {name: getattr(found, name) for name in names} | {
        "quorum_more": "1" if found.quorum_more else "0", "yes_more": "1" if found.yes_more else "0",
    }  # fmt: skip
    form = forms.CouncilForm(request.POST or None, places=[], changing=True, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"id": actions.change_council(found, by=me, at=timezone.now(), **form.cleaned_data).pk})
            return redirect("deliberation:desk_council", talk_council_id=found.pk)
        except Refused as wrong:
            form.add_error(None, str(wrong))
    return render(request, "deliberation/desk/council_form.html", {"form": form, "council": found})


@login_required
@require_safe
def council(request: HttpRequest, talk_council_id: int) -> HttpResponse:
    me, at = asked(request), timezone.now()
    found, on = load(me, talk_council_id), timezone.localdate(at)
    seats = councils.seats(found)
    steps, refused = offered(ACTS, _scene(me, found, seats))
    words = request.GET.get("q", "").strip()[:60]
    picked = _picked(me, request.GET.get("person", ""))
    members = [one for one in seats if councils.sits(one, on)]
    past = sorted((one for one in seats if one.until <= on), key=lambda one: (one.until, one.pk), reverse=True)
    form = forms.SeatForm(
        verb="seat", context={"units": units_of(found.community_id)}, initial={"person": picked.pk if picked else None}
    )
    context = {
        "council": found, "members": members, "past": past[:30], "steps": steps, "refused": refused,
        "sessions": list(found.sessions.order_by("-begins_at", "-id")[:30]), "resolutions": list(councils.resolutions(found)[:30]),
        "may_change": bool(rules.may_change_council(me, found)), "words": words, "picked": picked, "form": form, "on": on,
        "found": people.search(me, words)[:8] if words and me.held else [],
        "quorum": rules.needed(len(members), found.quorum_top, found.quorum_bottom, more=found.quorum_more),
        "ahead": [one for one in seats if one.since > on],
    }  # fmt: skip
    return render(request, "deliberation/desk/council.html", context)


def _picked(me: Standing, pk: str) -> Person | None:
    return people.visible_to(me).filter(pk=whole(pk)).first() if pk else None


def _scene(me: Standing, found: Council, seats: list[Seat]) -> Scene:
    topics = {one.number: one for one in Topic.objects.filter(community=found.community_id, stage__in=Topic.TALKED)}
    return Scene(me, found, timezone.now(), {"topics": topics, "seats": seats})


@login_required
@require_POST
def seat(request: HttpRequest, talk_council_id: int) -> HttpResponse:
    me = at_desk(request)
    found = load(me, talk_council_id)
    require(rules.may_change_council(me, found))
    act = Act(
        "seat",
        "",
        "",
        forms.SeatForm,
        lambda s: rules.may_change_council(s.me, s.thing),
        _seat,
        _("任期记好了，到期那天自动结束。"),
    )
    scene = Scene(me, found, timezone.now(), {"units": units_of(found.community_id)})
    return run(request, [act], "seat", scene, to="deliberation:desk_council", talk_council_id=found.pk)


def _seat(scene: Scene, form: Any) -> object:
    said = dict(form.cleaned_data)
    person = get_object_or_404(people.visible_to(scene.me), pk=said.pop("person"))
    return actions.seat(scene.thing, person, **said, **_by(scene))


@login_required
@require_POST
def unseat(request: HttpRequest, talk_council_id: int, talk_seat_id: int) -> HttpResponse:
    me = at_desk(request)
    found = load(me, talk_council_id)
    row, words = get_object_or_404(found.seats.all(), pk=talk_seat_id), request.POST.get("words", "")[:200]
    return act_once(
        request, lambda: actions.unseat(row, words, by=me, at=timezone.now()), said=_("任期结束了。"),
        to="deliberation:desk_council", talk_council_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def act(request: HttpRequest, talk_council_id: int, verb: str) -> HttpResponse:
    me = asked(request)
    found = load(me, talk_council_id)
    return run(
        request, ACTS, verb, _scene(me, found, councils.seats(found)), to="deliberation:desk_council", talk_council_id=found.pk
    )
