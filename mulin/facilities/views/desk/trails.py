"""A trail at the desk: its points in order, its length, its sheets for the walls."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms.story import TrailForm, initial_of
from mulin.facilities.models import Story, Trail
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing

from .houses import _places
from .stories import poster_of
from .walks import teller


def trail_kept(me: Standing, trail_id: int) -> Trail:
    found: Trail = get_object_or_404(queries.trail.trails_kept(me), pk=trail_id)
    return found


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = teller(request)
    form = TrailForm(request.POST or None, places=_places(me))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        place = said.pop("place")
        try:
            answer = once(request, lambda: {"id": actions.trail.lay_out(place, **said, by=me, at=timezone.now()).pk})
            return redirect("facilities:desk_trail", trail_id=answer["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(
        request, "facilities/walks/desk/form.html", {"form": form, "title": _("排一条路线"), "button": _("存好，接着排点")}
    )


@login_required
def change(request: HttpRequest, trail_id: int) -> HttpResponse:
    me = teller(request)
    found = trail_kept(me, trail_id)
    form = TrailForm(request.POST or None, places=_places(me), initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.cleaned_data
        try:
            return act_once(
                request, lambda: actions.trail.change(found, **said, by=me, at=timezone.now()), said=_("保存了。"),
                to="facilities:desk_trail", trail_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(
        request, "facilities/walks/desk/form.html", {"form": form, "title": _("改路线"), "button": _("保存"), "trail": found}
    )


@login_required
def trail(request: HttpRequest, trail_id: int) -> HttpResponse:
    """Its points; made public and taken back here."""
    me, at = teller(request), timezone.now()
    found = trail_kept(me, trail_id)
    acts = {"publish": (actions.trail.publish, _("公开了，大家都看得到。")), "back": (actions.trail.take_back, _("收回了。"))}
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        if verb not in acts:
            raise Http404
        act, said = acts[verb]
        if verb == "back":
            return act_once(request, lambda: act(found, by=me, at=at), said=said, to="facilities:desk_walks")
        return act_once(request, lambda: act(found, by=me, at=at), said=said, to="facilities:desk_trail", trail_id=found.pk)
    walk = queries.trail.walk_of(found, all_points=True)
    on_it = [leg.story for leg in walk.legs]
    others = queries.trail.stories_kept(me).filter(community=found.community_id).exclude(pk__in=[one.pk for one in on_it])
    context = {
        "walk": walk, "trail": found, "others": list(others), "may_publish": rules.may_publish_trail(me, found, on_it),
        "detour": rules.DETOUR, "pace": rules.PACE, "points": {"way": queries.trail.drawn(walk), "around": queries.trail.around(walk)},
    }  # fmt: skip
    return render(request, "facilities/walks/desk/trail.html", context)


@login_required
@require_POST
def points(request: HttpRequest, trail_id: int) -> HttpResponse:
    """Add one at the end, move one up or down, or drop it."""
    me, sent = teller(request), request.POST
    found = trail_kept(me, trail_id)
    order: list[Story] = [point.story for point in found.points.all()]
    number, verb = whole(sent.get("story")), sent.get("verb", "")
    at = next((index for index, one in enumerate(order) if one.pk == number), None)
    if verb == "add" and at is None:
        order.append(get_object_or_404(queries.trail.stories_kept(me).filter(community=found.community_id), pk=number))
    elif at is None or verb not in ("up", "down", "drop"):
        raise Http404
    else:
        one = order.pop(at)
        if verb != "drop":
            order.insert(max(0, at - 1) if verb == "up" else at + 1, one)
    return act_once(
        request, lambda: actions.trail.set_points(found, order, by=me, at=timezone.now()), said=_("路线改好了。"),
        to="facilities:desk_trail", trail_id=found.pk,
    )  # fmt: skip


@login_required
@require_safe
def posters(request: HttpRequest, trail_id: int) -> HttpResponse:
    """An A4 sheet for each point, in order."""
    found = trail_kept(teller(request), trail_id)
    stories = [point.story for point in found.points.all()]
    if not stories:
        raise Refused(_("先给路线加上点，再打印。"))
    return HttpResponse(poster_of(stories, found.name, str(found.community)), content_type="application/pdf")
