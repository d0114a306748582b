"""Stories and trails as everybody finds them: a list, a trail on the map and as numbers, a story at its place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.models import Story, StoryCount
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import community_of, who_asks


@require_safe
def walks(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = community_of(me)
    trails = [queries.trail.walk_of(one) for one in queries.trail.public_trails().filter(community=community)]
    stories = list(queries.trail.public_stories().filter(community=community))
    context = {
        "walks": trails, "stories": stories, "detour": rules.DETOUR, "pace": rules.PACE, "keeps": bool(rules.may_open_walks(me)),
        "groups": any(one.for_groups for one in stories) or any(one.trail.for_groups for one in trails),
    }  # fmt: skip
    return render(request, "facilities/walks/index.html", context)


@require_safe
def trail(request: HttpRequest, trail_id: int) -> HttpResponse:
    found = get_object_or_404(queries.trail.public_trails(), pk=trail_id)
    walk = queries.trail.walk_of(found)
    context = {
        "walk": walk, "trail": found, "points": {"way": queries.trail.drawn(walk), "around": queries.trail.around(walk)},
        "detour": rules.DETOUR, "pace": rules.PACE,
    }  # fmt: skip
    return render(request, "facilities/walks/trail.html", context)


@require_safe
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    found = get_object_or_404(queries.trail.public_stories(), pk=story_id)
    return _told(request, found, StoryCount.Via.PAGE)


@require_safe
def here(request: HttpRequest, story_id: int) -> HttpResponse:
    """What the code on the wall opens."""
    found = get_object_or_404(queries.trail.stories(), pk=story_id)
    if found.status != Story.Status.OUT:
        return render(request, "facilities/walks/gone.html", {"story": found}, status=410)
    return _told(request, found, StoryCount.Via.SCAN)


def _told(request: HttpRequest, found: Story, via: str) -> HttpResponse:
    at, wanted = timezone.now(), request.GET.get("trail", "")
    if request.method == "GET" and rules.is_somebody(request.headers.get("User-Agent", "")):
        actions.story.count(found, via, on=timezone.localdate(at))
    walk = queries.trail.walk_with(found, whole(wanted, None))
    context = {
        "story": found, "walk": walk, "leg": walk.at(found.pk) if walk else None, "next": walk.after(found.pk) if walk else None,
        "pictures": list(found.pictures.all()), "scanned": via == StoryCount.Via.SCAN,
    }  # fmt: skip
    return render(request, "facilities/walks/story.html", context)
