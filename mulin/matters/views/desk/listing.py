from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.sheets import writing
from mulin.matters import actions, queries, rules
from mulin.matters.forms.desk.listing import ListForm
from mulin.matters.forms.desk.saving import SaveFilterForm
from mulin.matters.queries import exporting, listing, saved, urgency
from mulin.matters.queries.filters import Filter
from mulin.organisations.queries import Standing, who_asks

SHOWN = ("place",)
RUNNING = Filter(status="running", order="due")


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
    number = int(page) if (page := request.GET.get("page", "1")).isdigit() else 1
    found, more = listing.page_of(wanted.apply(queries.staff_sees(me), at=at).select_related(*SHOWN), number)
    shown = {
        "heading": _("事项"),
        "groups": _grouped(urgency.rows(found, at=at), wanted),
        "form": ListForm(request.GET, community_id=me.person.community_id if me.person else 0),
        "narrowed": bool(wanted.text or wanted.category or wanted.grid or wanted.unit or wanted.since or wanted.until),
        "chips": _chips(wanted, me),
        "query": wanted.query(),
        "may_dispatch": queries.may_dispatch_several(me),
        "earlier": f"{wanted.query()}&page={number - 1}" if number > 1 else "",
        "later": f"{wanted.query()}&page={number + 1}" if more else "",
    }
    return render(request, "matters/desk/list.html", shown)


def asked(request: HttpRequest) -> Filter:
    """What the address asks for; without anything, what runs, by its deadline."""
    return Filter.read(request.GET) if set(request.GET) - {"page"} else RUNNING


def _grouped(rows: list[urgency.Row], wanted: Filter) -> list[urgency.Group]:
    if wanted.order == "due":
        return urgency.groups(rows)
    return [urgency.Group("", "list", _("新的在前"), rows)] if rows else []


def _chips(wanted: Filter, me: Standing) -> list[Chip]:
    plain = {
        _("在办，按时限"): RUNNING,
        _("已超时"): Filter(overdue=True, order="due"),
        _("等居民"): Filter(status="answered"),
        _("已办结"): Filter(status="closed"),
        _("全部"): Filter(figure="all"),
    }
    chips = [Chip(words, f"?{one.query()}", wanted == one) for words, one in plain.items()]
    return chips + [Chip(row.name, f"?{row.query}", wanted.query() == row.query) for row in saved.filters_of(me)]


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
