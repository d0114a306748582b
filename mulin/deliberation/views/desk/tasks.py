"""Tasks of decisions and minutes: mine, all, those that are late."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation import actions, queries
from mulin.deliberation.queries.tasks import late
from mulin.deliberation.views.asked import at_desk
from mulin.kernel.once import act_once

A_PAGE = 25
VIEWS = {
    "mine": gettext_lazy("要我办的"),
    "open": gettext_lazy("都还没办好的"),
    "late": gettext_lazy("超过期限"),
    "closed": gettext_lazy("办结的"),
}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, on = at_desk(request), timezone.localdate()
    view = request.GET.get("view", "mine")
    view = view if view in VIEWS else "mine"
    every = queries.tasks_visible_to(me)
    rows = {
        "mine": queries.tasks_waiting_for(me), "open": every.filter(status="open"), "late": late(every, on),
        "closed": every.exclude(status="open"),
    }[view]  # fmt: skip
    order = ("-done_at", "-id") if view == "closed" else ("due_on", "id")
    page = Paginator(rows.order_by(*order), A_PAGE).get_page(request.GET.get("page"))
    counts = {"mine": queries.tasks_waiting_for(me).count(), "late": late(every, on).count()}
    return render(
        request, "deliberation/desk/tasks.html", {"view": view, "views": VIEWS.items(), "page": page, "on": on, "counts": counts}
    )


@login_required
@require_POST
def drop(request: HttpRequest, talk_task_id: int) -> HttpResponse:
    me = at_desk(request)
    task, words = get_object_or_404(queries.tasks_visible_to(me), pk=talk_task_id), request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.drop_task(task, words, by=me, at=timezone.now()), said=_("这项任务不办了，原因写在经过里。"),
        to="deliberation:task", talk_task_id=task.pk,
    )  # fmt: skip
