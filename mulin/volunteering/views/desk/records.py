from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import once
from mulin.kernel.ui.whole import MANY, keys, whole
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import RecordSearch
from mulin.volunteering.models import Record

from .index import asked

A_PAGE = 25
ACTS = {"confirm": actions.confirm, "strike": actions.strike, "take_back": actions.take_back}


@login_required
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """Those that wait first; `?status=` for others."""
    who, search = asked(request), RecordSearch(request.GET)
    status = search.said("status")
    rows = queries.records_waiting(who)
    if status:
        rows = queries.records_visible_to(who).filter(status=status).select_related("volunteer__person", "team", "duty")
        rows = rows.order_by("-begins_at", "-id")
    page = Paginator(search.narrow(rows), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/desk/records.html", {"page": page, "status": status, "search": search})


@login_required
@require_POST
def confirm_several(request: HttpRequest) -> HttpResponse:
    """Each on its own: one that may not be confirmed does not stop the others."""
    who, at = asked(request), timezone.now()
    picked = keys(request.POST.getlist("record"))[:A_PAGE]
    rows = list(queries.records_visible_to(who).filter(pk__in=picked, status=Record.Status.NOTED))

    def act() -> dict[str, object]:
        done, problems = 0, []
        for row in rows:
            try:
                actions.confirm(row, by=who, at=at)
                done += 1
            except Refused as refused:
                problems.append(f"{row.volunteer.person.name}：{refused}")
        return {"done": done, "problems": problems}

    answer = once(request, act)
    messages.success(request, _("确认了 %(count)s 条时长，本人会收到消息。") % {"count": answer["done"]})
    for problem in answer["problems"]:
        messages.warning(request, problem)
    return redirect("volunteering:desk_records")


@login_required
def record(request: HttpRequest, record_id: int) -> HttpResponse:
    who, at = asked(request), timezone.now()
    rows = queries.records_visible_to(who).select_related(
        "volunteer__person", "volunteer__community", "team", "duty__place", "claim"
    )
    found = get_object_or_404(rows, pk=record_id)
    error = ""
    if request.method == "POST":
        act, words = ACTS.get(request.POST.get("act", "")), request.POST.get("words", "")[:300]
        minutes = whole(request.POST.get("minutes"), None, most=MANY)
        more = {"minutes": minutes} if act is actions.confirm and minutes is not None else {}
        if act is not None:
            try:
                once(request, lambda: {"id": act(found, words=words, by=who, at=at, **more).pk})
            except Refused as refused:
                error = str(refused)
            else:
                messages.success(request, _("已记下，本人会收到消息。"))
                return redirect("volunteering:desk_record", record_id=found.pk)
    may = {
        "confirm": rules.may_confirm(who, found),
        "strike": rules.may_strike(who, found),
        "take_back": rules.may_take_back(who, found),
    }
    shown = {"record": found, "events": list(found.events.all()), "may": may, "error": error}
    return render(request, "volunteering/desk/record.html", shown)
