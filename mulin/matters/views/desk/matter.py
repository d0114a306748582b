from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from mulin.kernel.access import require
from mulin.matters import queries, rules
from mulin.matters.models import Event
from mulin.matters.queries import choices
from mulin.matters.queries.onwards import onwards
from mulin.matters.queries.urgency import row
from mulin.organisations.queries import who_asks

from . import acts, story

E = Event.Kind

SHOWN = ("place", "category", "version", "unit", "handler", "reporter", "recorded_by", "merged_into")


def matter(request: HttpRequest, number: str) -> HttpResponse:
    """A matter beside the list, or on a page of its own."""
    me, at = who_asks(request), timezone.now()
    if not rules.may_use_desk(me) and queries.staff_sees(me).filter(number=number).exists():
        return redirect("matters:matter", number)  # riders and volunteers work from the residents' pages
    require(rules.may_use_desk(me))
    found = get_object_or_404(queries.visible_to(me).select_related(*SHOWN), number=number)
    timeline = list(queries.timeline(found, me))
    wished = any(event.kind == E.WISHED for event in timeline)
    allowed, refused = acts.offered(me, found, wished=wished)
    in_pane = bool(request.headers.get("HX-Request"))
    shown = {
        "matter": found,
        "row": row(found, at=at),
        "category": choices.version_name(found.version),
        "reporter": queries.reporter_words(found),
        "helpers": queries.helper_names(found),
        "timeline": story.lines(timeline),
        "to_sort": choices.suggested(found) if _waits_to_be_sorted(timeline) else None,
        "near": queries.similar_to(found),
        "allowed": allowed,
        "refused": refused,
        "wished": wished and rules.may_let_go(me, found),
        "is_pane": in_pane,
        "onwards": onwards(me, found),
    }
    return render(request, "matters/desk/matter.html" + ("#pane" if in_pane else ""), shown)


def _waits_to_be_sorted(timeline: list[Event]) -> bool:
    """The reporter could not say what kind it is, and nobody has said it since."""
    said = any(event.kind == E.CORRECTED and "category" in event.data for event in timeline)
    return not said and any(event.kind == E.REPORTED and event.data.get("unsorted") for event in timeline)
