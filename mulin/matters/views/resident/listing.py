from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mulin.matters import queries, rules
from mulin.matters.models import Follow, Matter
from mulin.matters.queries import pool, where
from mulin.matters.queries.saying import card
from mulin.organisations.queries import Standing, who_asks

from . import draft

TABS = {"mine": _("我报的"), "followed": _("我跟进的"), "near": _("身边的")}
WORK = {"pool": _("可以领的"), "hands": _("我在办的")}  # for posts that take from a grid's pool
PER_PAGE = 20


@require_safe
def matters(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    tab = request.GET.get("tab", "")
    tabs = TABS | WORK if rules.may_take_somewhere(me) else TABS
    if tab not in tabs:
        tab = "mine" if me.account_id or draft.sent(request) else "near"
    rows = _rows(request, me, tab).select_related("place", "version")
    if tab not in WORK:
        rows = rows.order_by("-opened_at", "-id")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "matters/resident/matters.html",
        {"tabs": tabs.items(), "tab": tab, "rows": page, "cards": [card(matter, mine=tab == "mine") for matter in page]},
    )


def _rows(request: HttpRequest, me: Standing, tab: str) -> QuerySet[Matter]:
    if tab == "mine":
        return Matter.objects.filter(reported_by(me) | Q(pk__in=draft.sent(request)))
    if tab in WORK:
        return pool.to_take(me) if tab == "pool" else pool.in_my_hands(me)
    if tab == "followed":
        return queries.visible_to(me).filter(pk__in=Follow.objects.filter(account_id=me.account_id or 0).values("matter"))
    near = queries.visible_to(me).filter(is_public=True, community=where.home_community(me) or 0)
    return near.filter(where.around(me)).exclude(status__in=[Matter.Status.MERGED, Matter.Status.WITHDRAWN])


def reported_by(me: Standing) -> Q:
    if me.account_id is None:
        return Q(pk__in=[])
    mine = Q(reporter_account=me.account_id)
    return mine | Q(reporter=me.person_id) if me.person_id else mine
