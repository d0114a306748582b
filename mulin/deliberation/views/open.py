"""For anybody: what was asked, decided and done; the councils and what they resolved."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from mulin.deliberation import queries, rules
from mulin.deliberation.models import Topic
from mulin.deliberation.queries import councils as of_councils
from mulin.organisations.queries import community_of, who_asks

from .shown import whole

A_PAGE = 20
GROUPS = {
    "talk": ("collect", "talk", "options", "hearing", "decision"),
    "follow": ("follow",),
    "done": ("done",),
    "stopped": ("stopped",),
}
VIEWS = {
    "": gettext_lazy("全部"), "talk": gettext_lazy("正在商量"), "follow": gettext_lazy("正在落实"), "done": gettext_lazy("已落实"),
    "stopped": gettext_lazy("已中止"),
}  # fmt: skip


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Figures lead to their rows, and add up."""
    community = community_of(who_asks(request))
    every = queries.public(community)
    view = request.GET.get("stage", "")
    rows = every.filter(stage__in=GROUPS[view]) if view in GROUPS else every
    page = Paginator(rows.order_by("-id"), A_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts(every)
    figures = [(key, label, sum(counts.get(stage, 0) for stage in GROUPS[key])) for key, label in VIEWS.items() if key]
    done = Q(tasks__status="done")
    sums = Topic.objects.filter(community=community, stage__in=Topic.PUBLIC).aggregate(
        tasks=Count("tasks", filter=done, distinct=True)
    )
    context = {
        "page": page,
        "view": view,
        "views": VIEWS.items(),
        "figures": figures,
        "tasks": sums["tasks"],
        "all": sum(counts.values()),
        "at": timezone.now(),
    }
    return render(request, "deliberation/open/topics.html", context)


@require_safe
def topic(request: HttpRequest, topic_number: str) -> HttpResponse:
    me = who_asks(request)
    found = get_object_or_404(queries.public_all().select_related("ballot"), number=topic_number)
    late = found.is_open and found.due_at and found.due_at < timezone.now()
    return render(request, "deliberation/open/topic.html", whole(found, me) | {"late": late})


@require_safe
def councils(request: HttpRequest) -> HttpResponse:
    on = timezone.localdate()
    rows = of_councils.with_members(of_councils.public(community_of(who_asks(request))), on).order_by("kind", "name")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "deliberation/open/councils.html", {"page": page})


@require_safe
def council(request: HttpRequest, talk_council_id: int) -> HttpResponse:
    """Members by what they stand for, without a name."""
    on, me = timezone.localdate(), who_asks(request)
    found = get_object_or_404(of_councils.councils(community_of(me)), pk=talk_council_id)
    members = list(of_councils.members(found, on))
    context = {
        "council": found, "members": members, "sessions": list(found.sessions.filter(is_public=True).order_by("-begins_at")[:20]),
        "resolutions": list(of_councils.resolutions(found)[:20]),
        "quorum": rules.needed(len(members), found.quorum_top, found.quorum_bottom, more=found.quorum_more),
    }  # fmt: skip
    return render(request, "deliberation/open/council.html", context)
