"""A neighbour's story, and a group's visit."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms.story import VisitForm, WishForm
from mulin.facilities.models import Story, StoryWish, Trail
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks

TARGETS: dict[str, Callable[[], QuerySet[Any]]] = {"trail": queries.trail.public_trails, "story": queries.trail.public_stories}


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I suggested, the visits I asked for and those I lead."""
    me = who_asks(request)
    person = me.person_id or 0
    visits = queries.trail.visits().order_by("-begins_at")
    context = {
        "wishes": list(StoryWish.objects.filter(person=person).select_related("story")[:30]),
        "visits": list(visits.filter(person=person)[:30]), "leading": list(visits.filter(guide=person, status="confirmed")[:30]),
        "at": timezone.now(),
    }  # fmt: skip
    return render(request, "facilities/walks/mine.html", context)


@login_required
def wish(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    if me.person is None:
        raise Refused(_("请用本社区居民的账号来推荐。"))
    person = me.person
    form = WishForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "spot", "words", "credit", "picture")}
        try:
            return act_once(
                request, lambda: actions.story_wish.wish(person, **said, by=me, at=at), said=_("收到了。社区看过以后会告诉您用没用上。"),
                to="facilities:walks_mine",
            )  # fmt: skip
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    return render(request, "facilities/walks/wish.html", {"form": form})


@login_required
def visit(request: HttpRequest, kind: str, target_id: int) -> HttpResponse:
    """A group asks to be shown a story's place or a trail."""
    me, at = who_asks(request), timezone.now()
    if kind not in TARGETS:
        raise Http404
    found: Story | Trail = get_object_or_404(TARGETS[kind]().filter(for_groups=True), pk=target_id)
    require(rules.only_if(me.person is not None, _("请用登记过的账号来预约。")))
    form = VisitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            return act_once(
                request, lambda: actions.story_visit.ask(found, **said, by=me, at=at), said=_("收到了。社区安排好讲解的人会通知您。"),
                to="facilities:walks_mine",
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "facilities/walks/visit.html", {"form": form, "thing": found, "kind": kind})


@login_required
@require_POST
def cancel_visit(request: HttpRequest, story_visit_id: int) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.trail.visits_visible_to(me), pk=story_visit_id)
    return act_once(
        request, lambda: actions.story_visit.cancel(found, by=me, at=timezone.now()), said=_("取消了，社区会收到消息。"),
        to="facilities:walks_mine",
    )  # fmt: skip
