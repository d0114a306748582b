"""What the shop offers, its stock, and what each sponsor gave."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once
from mulin.kernel.sheets.writing import export
from mulin.organisations.models import Organisation
from mulin.organisations.queries import communities_of, who_asks
from mulin.volunteering import actions, queries
from mulin.volunteering.forms.shop import ItemForm, NewItemForm, PeriodForm, StockForm
from mulin.volunteering.queries import shop as shopping
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import shop as rules

from .index import asked

A_PAGE = 25
KEPT = ("kind", "name", "name_en", "price", "words", "words_en", "per_person", "where", "since", "until", "hold_days", "sponsor")
HEADERS = ["名称", "类别", "积分", "进货", "报废", "交付", "等取", "现存", "一件值（元）", "交付合计（元）"]


@login_required
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    who, only = asked(request), request.GET.get("only", "")
    rows = shopping.items_kept(who)
    rows = rows.exclude(closed_at=None) if only == "closed" else rows.filter(closed_at=None)
    shown = {
        "page": Paginator(rows.order_by("name", "id"), A_PAGE).get_page(request.GET.get("page")), "only": only,
        "sponsors": list(shopping.sponsors_visible_to(who)), "waiting": shopping.orders_served(who).filter(status="reserved").count(),
    }  # fmt: skip
    return render(request, "volunteering/shop/desk.html", shown)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    who = asked(request)
    community = get_object_or_404(communities_of(who.standing).order_by("id")[:1])
    require(rules.may_keep_shop(who, community.path))
    initial = {"since": timezone.localdate(), "where": _("党群服务站")}
    form = NewItemForm(request.POST or None, request.FILES or None, organisations=sponsors_of(who), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.add_item(community, **_values(form, who), by=who, at=timezone.now()),
                said=_("已上架，居民在积分超市里能看到。"), to="volunteering:desk_shop",
            )  # fmt: skip
        except (Refused, BadUpload) as bad:
            form.add_error("picture" if isinstance(bad, BadUpload) else None, str(bad))
    return render(request, "volunteering/shop/desk_new.html", {"form": form})


@login_required
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    who, at = asked(request), timezone.now()
    found = get_object_or_404(shopping.items_kept(who), pk=item_id)
    which = request.POST.get("form", "")
    kept = {name: getattr(found, name) for name in KEPT} | {"worth": None if found.worth is None else found.worth / 100}
    change = ItemForm(*((request.POST, request.FILES) if which == "change" else ()), organisations=sponsors_of(who), initial=kept)
    stock = StockForm(request.POST if which == "stock" else None)
    acts: dict[str, tuple[Any, Callable[[], object], str]] = {
        "change": (
            change,
            lambda: actions.change_item(found, **_values(change, who), by=who, at=at),
            _("已改好；换过的照原来的。"),
        ),
        "stock": (stock, lambda: actions.move_stock(found, **stock.cleaned_data, by=who, at=at), _("库存记好了。")),
        "close": (None, lambda: actions.close_item(found, by=who, at=at), _("已下架；换过的照样能领。")),
    }
    if which in acts:
        form, act, said = acts[which]
        if form is None or form.is_valid():
            try:
                return act_once(request, act, said=said, to="volunteering:desk_item", item_id=found.pk)
            except (Refused, BadUpload) as bad:
                (form or stock).add_error("picture" if isinstance(bad, BadUpload) else None, str(bad))
    shown = {
        "item": found, "change": change, "stock": stock, "moves": list(found.moves.order_by("-id")[:20]), "which": which,
        "may": rules.may_keep_shop(who, found.community.path),
    }  # fmt: skip
    return render(request, "volunteering/shop/desk_item.html", shown)


def sponsors_of(who: Who) -> Any:
    return Organisation.objects.filter(community__in=queries.communities_kept(who), closed_on=None).order_by("name")


def _values(form: ItemForm, who: Who) -> dict[str, Any]:
    values = dict(form.cleaned_data)
    picture = values.pop("picture", None)
    if picture:
        kept = keep_image(picture, by_account=who.standing.account_id, at=timezone.now(), guard="volunteering")
        values["picture"] = kept.key
    return values


@login_required
@require_safe
def sponsor(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """What a sponsor gave and what became of it, for the community and for the sponsor's own people."""
    who, found, since, until = _sponsor(request, organisation_id)
    rows = shopping.settlement(found, since, until)
    shown = {
        "sponsor": found, "rows": [(row, _yuan(row.worth)) for row in rows], "since": since, "until": until,
        "form": PeriodForm(initial={"since": since, "until": until}), "keeps": who.keeps(found.community.path),
        "worth": _yuan(sum(row.worth or 0 for row in rows)), "handed": sum(row.handed for row in rows),
    }  # fmt: skip
    return render(request, "volunteering/shop/desk_sponsor.html", shown)


@login_required
@require_safe
def sheet(request: HttpRequest, organisation_id: int) -> HttpResponseBase:
    """The same as a spreadsheet to settle with the sponsor; no names of who fetched."""
    _who, found, since, until = _sponsor(request, organisation_id)
    rows = [
        [row.item.name, str(row.item.get_kind_display()), row.item.price, row.came, row.written_off, row.handed, row.waiting, row.left,
         _yuan(row.item.worth), _yuan(row.worth)]
        for row in shopping.settlement(found, since, until)
    ]  # fmt: skip
    return export(HEADERS, rows, f"{found}-{since}-{until}.xlsx")


def _sponsor(request: HttpRequest, organisation_id: int) -> tuple[Who, Organisation, date, date]:
    who = queries.who_serves(who_asks(request))
    found = get_object_or_404(shopping.sponsors_visible_to(who), pk=organisation_id)
    require(rules.may_see_sponsor(who, found.pk, found.community.path))
    form, today = PeriodForm(request.GET), timezone.localdate()
    said = form.cleaned_data if form.is_valid() else {"since": today.replace(month=1, day=1), "until": today}
    return who, found, said["since"], said["until"]


def _yuan(amount: int | None) -> str:
    return "" if amount is None else f"{amount // 100}.{amount % 100:02d}"
