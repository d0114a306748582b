"""The desk of stories: what waits, all stories and trails with how often they are opened, suggestions, groups."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms.story import GuideForm
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.kernel.secrets import masks
from mulin.kernel.sheets.writing import export
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place

DAYS = 30


def teller(request: HttpRequest) -> Standing:
    me = who_asks(request)
    require(rules.may_open_walks(me))
    return me


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, today = teller(request), timezone.localdate()
    stories = list(queries.trail.stories_kept(me))
    counts = queries.trail.opened(stories, today, DAYS)
    visits = queries.trail.visits_kept(me).filter(begins_at__gte=timezone.now())
    context = {
        "wishes": list(queries.trail.wishes_kept(me).filter(status="new").order_by("made_at")[:30]), "days": DAYS,
        "asked": list(visits.filter(status="asked")[:30]), "ahead": list(visits.filter(status="confirmed")[:30]),
        "over": list(queries.trail.visits_kept(me).filter(status="confirmed", begins_at__lt=timezone.now())[:30]),
        "stories": [(one, counts.get(one.pk, {})) for one in stories],
        "walks": [queries.trail.walk_of(one, all_points=True) for one in queries.trail.trails_kept(me)],
    }  # fmt: skip
    return render(request, "facilities/walks/desk/index.html", context)


@login_required
@require_safe
def counts(request: HttpRequest) -> HttpResponseBase:
    """Openings by story and day; nobody is in it."""
    me = teller(request)
    stories = queries.trail.stories_kept(me)
    rows = queries.trail.counts_of(stories)
    data = [(one.story.name, one.day, one.get_via_display(), one.times) for one in rows]
    return export([_("故事"), _("日期"), _("怎么打开的"), _("次数")], data, f"{_('故事')} {timezone.localdate():%Y-%m-%d}.xlsx")


@login_required
def wish(request: HttpRequest, story_wish_id: int) -> HttpResponse:
    """A neighbour's story: taken as a draft, or declined with the reason."""
    me, at = teller(request), timezone.now()
    found = get_object_or_404(queries.trail.wishes_kept(me), pk=story_wish_id)
    words = request.POST.get("words", "")
    if request.method == "POST" and request.POST.get("verb") == "take":
        place: Place = found.community
        answer = once(request, lambda: {"id": actions.story_wish.take(found, place, words=words, by=me, at=at).pk})
        return redirect("facilities:desk_story", story_id=answer["id"])
    if request.method == "POST":
        return act_once(
            request,
            lambda: actions.story_wish.decline(found, words, by=me, at=at),
            said=_("回复了，推荐的人会收到。"),
            to="facilities:desk_walks",
        )
    context = {"wish": found, "may": rules.may_decide_wish(me, found)}
    return render(request, "facilities/walks/desk/wish.html", context)


@login_required
def visit(request: HttpRequest, story_visit_id: int) -> HttpResponse:
    """A group: who leads it, or why not; afterwards how many came. The guide comes here too."""
    me, at = who_asks(request), timezone.now()
    rows = queries.trail.visits_kept(me)
    found = get_object_or_404(rows, pk=story_visit_id)
    thing = found.story or found.trail
    community = thing.community_id if thing else 0
    guide = GuideForm(
        request.POST if request.POST.get("verb") == "confirm" else None, community=community, initial={"guide": found.guide or ""}
    )
    came, reason = request.POST.get("came", ""), request.POST.get("reason", "")
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "decline": (lambda: actions.story_visit.decline(found, reason, by=me, at=at), _("回复了，对方会收到原因。")),
        "came": (lambda: actions.story_visit.note(found, _number(came), by=me, at=at), _("记下了。")),
        "missed": (lambda: actions.story_visit.note(found, 0, by=me, at=at), _("记下了：没有来。")),
    }
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        if verb == "confirm":
            acts["confirm"] = (
                lambda: actions.story_visit.confirm(found, guide.cleaned_data["guide"], by=me, at=at), _("确认了，团体和讲解的人都会收到消息。"),
            )  # fmt: skip
        if verb not in acts:
            raise Http404
        if verb != "confirm" or guide.is_valid():
            act, said = acts[verb]
            try:
                return act_once(request, act, said=said, to="facilities:desk_visit", story_visit_id=found.pk)
            except Refused as refused:
                if verb != "confirm":
                    raise
                guide.add_error("guide", str(refused))
    ahead = found.status in ("asked", "confirmed")
    context = {
        "visit": found, "thing": thing, "guide": guide, "may_decide": rules.may_decide_visit(me, found), "may_note": rules.may_note_visit(me, found, at),
        "phone": found.phone if ahead else masks.phone(found.phone) if found.phone else "", "leads": found.guide_id == me.person_id,
    }  # fmt: skip
    return render(request, "facilities/walks/desk/visit.html", context)


def _number(text: str) -> int:
    number = whole(text, most=1000)
    if not number:
        raise Refused(_("请写来了几个人。"))
    return number
