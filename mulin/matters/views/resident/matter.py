"""One matter as its reporter and the neighbours see it: the next step and its hour first, then the story."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from mulin.matters import queries, rules
from mulin.matters.forms.resident import Rating, Reason
from mulin.matters.models import Event, Matter
from mulin.matters.queries import opening
from mulin.matters.queries.saying import shown, story
from mulin.organisations.queries import Standing, who_asks

from . import draft


@require_safe
def matter(request: HttpRequest, number: str) -> HttpResponse:
    me = who_asks(request)
    found = load(request, me, number)
    return render(request, "matters/resident/matter.html", page(request, me, found))


def work_of(me: Standing, found: Matter) -> dict[str, object] | None:
    """What a rider, volunteer or handler can do with it from here; None for whom it is no work."""
    may: dict[str, object] = {
        "take": rules.may_take(me, found),
        "accept": rules.may_accept(me, found),
        "arrive": rules.leads(me, found) and not found.arrived_at and rules.may_arrive(me, found),
        "result": rules.may_answer(me, found),
        "give_back": rules.may_give_back(me, found),
    }
    return may if any(may.values()) else None


def load(request: HttpRequest, me: Standing, number: str) -> Matter:
    """The matter if this person or this browser may see it; 404 otherwise."""
    found = opening.opened(number, me, draft.sent(request))
    if found is None:
        raise Http404
    return found


def page(
    request: HttpRequest,
    me: Standing,
    found: Matter,
    *,
    rating: Rating | None = None,
    reason: Reason | None = None,
    at_form: str = "",
) -> dict[str, object]:
    mine = rules.is_reporter(me, found) or found.pk in draft.sent(request)
    events = queries.told_to(me, found)
    return {
        "matter": found,
        "mine": mine,
        "shown": shown(found, mine=mine),
        "story": story(events, found, mine=mine),
        "follows": not mine and opening.follows(found, me),
        "rating": rating or SimpleLazyObject(Rating),
        "reason": reason or SimpleLazyObject(Reason),
        "me": me,
        "at_form": at_form,
        "work": work_of(me, found),
        "may": {
            "rate": rules.may_confirm(me, found) or rules.may_rate(me, found),
            "add": mine and found.status != Matter.Status.PAUSED and rules.may_add(me, found),
            "reopen": rules.may_reopen(me, found) and rules.may_reopen_still(found, timezone.now()),
            "withdraw": mine and rules.may_withdraw(me, found),
            "wish": mine and not any(event.kind == Event.Kind.WISHED for event in events) and rules.may_wish(me, found),
            "resume": rules.may_resume(me, found),
            "follow": rules.may_follow(me, found),
        },
    }
