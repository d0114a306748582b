from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mulin.activities import queries, rules
from mulin.activities.queries import campaigns, clubs
from mulin.activities.rules.campaigns import may_open_campaigns
from mulin.kernel.access import require
from mulin.organisations.queries import Standing, who_asks

A_PAGE = 25
VIEWS = {
    "waiting": _("等处理"),
    "ahead": _("后面的场次"),
    "drafts": _("草稿"),
    "all": _("全部"),
}


def asked(request: HttpRequest) -> Standing:
    """Who stands at the desk; a refusal for everybody who organises nothing."""
    me = who_asks(request)
    require(rules.may_organise(me))
    return me


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, at = asked(request), timezone.now()
    view = request.GET.get("view", "")
    view = view if view in VIEWS else "ahead"
    waiting = queries.waiting_for(me, at)
    if view == "ahead":
        page: Any = Paginator(queries.desk_sessions(me, at), A_PAGE).get_page(request.GET.get("page"))
        figures = queries.sums([one.pk for one in page])
        rows: list[Any] = [(one, figures.get(one.pk)) for one in page]
    else:
        found = queries.managed_by(me).filter(status="draft") if view == "drafts" else queries.managed_by(me)
        page = Paginator(waiting if view == "waiting" else found.order_by("-made_at", "-id"), A_PAGE).get_page(
            request.GET.get("page")
        )
        rows = [(one, None) for one in page]
    context = {
        "view": view, "views": VIEWS.items(), "page": page, "rows": rows, "waiting": waiting.count(),
        "sets_policy": bool(rules.may_set_policy(me, _path_of(me))), "keeps_clubs": bool(may_open_campaigns(me)),
        "markets": queries.markets_to_look_at(me), "asks": list(queries.hostings_visible_to(me).filter(status="asked")[:20]),
        "clubs_waiting": clubs.waiting_for(me).count(), "campaigns_waiting": campaigns.waiting_for(me).count(),
    }  # fmt: skip
    return render(request, "activities/desk/index.html", context)


def _path_of(me: Standing) -> str:
    return max(me.paths(rules.ORGANISERS), key=len, default="")
