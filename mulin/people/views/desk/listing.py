from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.access.asking import who_asks
from mulin.kernel.sheets import writing
from mulin.people import queries, rules
from mulin.people.models import Person, Residence

A_PAGE = 25
HOMES = Prefetch("residences", Residence.objects.filter(until=None).select_related("room").order_by("id"), to_attr="homes")
FILTERS = {
    "": lambda people: people,
    "foreign": lambda people: people.exclude(nationality="CHN"),
    "joined": lambda people: people.filter(account__isnull=False),
    "no-phone": lambda people: people.filter(phone_blind=""),
}


@login_required
def people(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_read(me))
    found, words, chosen = _found(request)
    page = Paginator(found.prefetch_related(HOMES).select_related("account"), A_PAGE).get_page(request.GET.get("page"))
    labels = {"": _("全部"), "foreign": _("外籍"), "joined": _("有账号"), "no-phone": _("没登记电话")}
    chips = [(key, label, key == chosen) for key, label in labels.items()]
    shown = {
        "page": page,
        "words": words,
        "chips": chips,
        "may_export": rules.may_export(me),
        "waiting": queries.corrections_open(me).count(),
    }
    return render(request, "people/desk/people.html", shown | {"query": request.GET.urlencode()})


@login_required
def export(request: HttpRequest) -> HttpResponseBase:
    """The same people as the list shows; names in full, phones and numbers masked."""
    require(rules.may_export(who_asks(request)))
    found, _words, _chosen = _found(request)
    headers = [_("姓名"), _("性别"), _("出生年"), _("国籍"), _("住址"), _("电话"), _("证件号")]
    return writing.export(headers, _rows(found), _("居民.xlsx"))


def _rows(found: QuerySet[Person]) -> Iterator[list[Any]]:
    for person in found.prefetch_related(HOMES).iterator(chunk_size=1000):
        homes = "；".join(home.room.label for home in person.homes)
        born = person.born_on.year if person.born_on else ""
        yield [person.name, person.get_sex_display(), born, person.nationality, homes, person.phone_mask, person.id_mask]


def _found(request: HttpRequest) -> tuple[QuerySet[Person], str, str]:
    words, chosen = request.GET.get("q", "").strip()[:60], request.GET.get("only", "")
    chosen = chosen if chosen in FILTERS else ""
    return FILTERS[chosen](queries.search(who_asks(request), words)).order_by("pinyin", "id"), words, chosen
