from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.access import require
from mulin.kernel.sheets import writing
from mulin.kernel.ui.whole import whole
from mulin.matters import actions, queries, rules
from mulin.matters.forms.desk.listing import ListForm
from mulin.matters.forms.desk.saving import SaveFilterForm
from mulin.matters.queries import exporting, listing, saved, urgency
from mulin.matters.queries.filters import Filter
from mulin.organisations.queries import Standing, who_asks

RUNNING = Filter(status="running", order="due")
PLAIN = [
    (gettext_lazy("在办，按时限"), RUNNING),
    (gettext_lazy("已超时"), Filter(overdue=True, order="due")),
    (gettext_lazy("等居民"), Filter(status="answered")),
    (gettext_lazy("已办结"), Filter(status="closed")),
    (gettext_lazy("全部"), Filter(figure="all")),
]


@dataclass(frozen=True)
class Chip:
    words: str
    url: str
    current: bool


def matters(request: HttpRequest) -> HttpResponse:
    """Everything in my area or of my unit, filtered."""
    me, at = who_asks(request), timezone.now()
    require(rules.may_use_desk(me))
    wanted = asked(request)
    number = whole(request.GET.get("page"), 1)
    found, more = _page(me, wanted, number, at)
    community, query = me.person.community_id if me.person else 0, wanted.query()
    shown = {
        "heading": _("事项"),
        "groups": _grouped(urgency.rows(found, at=at), wanted),
        "community_id": community,
        "form": lambda: ListForm(initial=request.GET.dict(), community_id=community),
        "given": [request.GET.get(name, "") for name in ListForm.base_fields],
        "narrowed": bool(wanted.text or wanted.category or wanted.grid or wanted.unit or wanted.since or wanted.until),
        "chips": _chips(query, me),
        "query": query,
        "may_dispatch": queries.may_dispatch_several(me),
        "earlier": f"{query}&page={number - 1}" if number > 1 else "",
        "later": f"{query}&page={number + 1}" if more else "",
    }
    return render(request, "matters/desk/list.html", shown)


def _page(me: Standing, wanted: Filter, number: int, at: datetime) -> tuple[list[tuple[Any, ...]], bool]:
    if wanted.text and wanted == Filter(text=wanted.text) and (path := queries.whole_community(me)):
        return listing.page_of_text(queries.staff_sees(me), wanted.text, path, number)
    return listing.page_of(wanted.apply(queries.staff_sees(me), at=at).values_list(*urgency.DRAWN), number)


def asked(request: HttpRequest) -> Filter:
    """What the address asks for; without anything, what runs, by its deadline."""
    return Filter.read(request.GET) if set(request.GET) - {"page"} else RUNNING


def _grouped(rows: list[urgency.Row], wanted: Filter) -> list[urgency.Group]:
    if wanted.order == "due":
        return urgency.groups(rows)
    return [urgency.Group("", "list", _("新的在前"), rows)] if rows else []


def _chips(query: str, me: Standing) -> list[Chip]:
    plain = [(str(words), one.query()) for words, one in PLAIN]
    saved_ones = [(row.name, row.query) for row in saved.filters_of(me)]
    return [Chip(words, f"?{one}", one == query) for words, one in plain + saved_ones]


def export(request: HttpRequest) -> HttpResponseBase:
    """The same rows as the list with the same filter, all of them. Names and phones are not in it."""
    me, at = who_asks(request), timezone.now()
    require(rules.may_use_desk(me))
    wanted = asked(request)
    rows = wanted.apply(queries.staff_sees(me), at=at)
    return writing.export(exporting.headers(), exporting.lines(rows), _name(at))


def _name(at: datetime) -> str:
    return _("事项") + f"-{timezone.localtime(at):%Y%m%d-%H%M}.xlsx"


def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep the list that is open under a name."""
    me = who_asks(request)
    require(rules.may_use_desk(me))
    wanted = asked(request)
    form = SaveFilterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.save_filter(form.cleaned_data["name"], wanted.query(), is_shared=form.cleaned_data["is_shared"], by=me)
        return redirect(f"/desk/matters/?{wanted.query()}")
    return render(request, "matters/desk/save.html", {"form": form, "query": wanted.query(), "mine": saved.filters_of(me)})


def drop_filter(request: HttpRequest, filter_id: int) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_use_desk(me))
    if request.method == "POST":
        actions.drop_filter(filter_id, by=me)
    return redirect("matters:desk_save_filter")
