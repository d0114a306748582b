"""Audiences kept under a name, who is in one and why, and how somebody without a phone wants to be told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.notices import actions, queries, rules
from mulin.notices.forms import AudienceForm, OnBehalfForm
from mulin.notices.models import Audience, Bulletin
from mulin.notices.rules.audience import read
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, who_asks
from mulin.people.models import Person
from mulin.places.models import Place

from .places import places_of

A_PAGE = 25
OWNERS = (Organisation.Kind.PARTY, Organisation.Kind.COMMITTEE, Organisation.Kind.OFFICE)


@login_required
@require_GET
def audiences(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_write_somewhere(me))
    rows = queries.audiences_visible_to(me).select_related("organisation", "place").order_by("organisation__name", "name")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    numbers = queries.counts(found, timezone.localdate())
    shown = [(row, numbers[row.pk]) for row in found]
    return render(request, "notices/desk/audiences.html", {"page": page, "rows": shown})


@login_required
def new_audience(request: HttpRequest) -> HttpResponse:
    return _form(request, None)


@login_required
def change_audience(request: HttpRequest, pk: int) -> HttpResponse:
    return _form(request, get_object_or_404(queries.audiences_visible_to(who_asks(request)), pk=pk))


def _form(request: HttpRequest, row: Audience | None) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_write_somewhere(me))
    initial = AudienceForm.initial_of(row) if row else None
    form = AudienceForm(request.POST or None, places=places_of(me), owners=_owners(me), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = actions.Kept(said["organisation"], said["name"], said["place"], form.rule())
        try:
            answer = once(request, lambda: {"id": actions.keep_audience(kept, by=me, at=timezone.now(), row=row).pk})
            return redirect("notices:desk_audience", answer["id"])
        except Refused as refused:
            form.add_error("name", str(refused))
    return render(request, "notices/desk/audience_form.html", {"form": form, "row": row})


def _owners(me: Standing) -> QuerySet[Organisation]:
    communities = {me.person.community_id} if me.person else set()
    return Organisation.objects.filter(community__in=communities, kind__in=OWNERS, closed_on=None).order_by("name")


@login_required
@require_GET
def audience(request: HttpRequest, pk: int) -> HttpResponse:
    me = who_asks(request)
    rows = queries.audiences_visible_to(me).select_related("organisation", "place")
    row = get_object_or_404(rows, pk=pk)
    return _people(request, row, {"row": row, "may_write": rules.may_write(me, row.path)})


@login_required
@require_GET
def bulletin_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom a bulletin means, today, and why each."""
    me = who_asks(request)
    row = get_object_or_404(queries.bulletins_visible_to(me).select_related("place"), pk=pk)
    require(rules.may_write(me, row.path))
    return _people(request, row, {"bulletin": row})


def _people(request: HttpRequest, row: Audience | Bulletin, shown: dict[str, object]) -> HttpResponse:
    on, rule = timezone.localdate(), read(row.rule)
    page = Paginator(queries.with_homes(queries.meant(row, on)), A_PAGE).get_page(request.GET.get("page"))
    shown |= {"page": page, "members": queries.members(list(page.object_list), rule, on), "rule": rule}
    shown |= {"reasons": queries.reasons(rule, scope=row.place)}
    return render(request, "notices/desk/audience.html", shown)


@login_required
@require_POST
def drop_audience(request: HttpRequest, pk: int) -> HttpResponse:
    me = who_asks(request)
    actions.drop_audience(get_object_or_404(queries.audiences_visible_to(me), pk=pk), by=me)
    messages.success(request, _("删掉了。发给过他们的通知不变。"))
    return redirect("notices:desk_audiences")


@login_required
def wishes(request: HttpRequest, person_id: int) -> HttpResponse:
    """How somebody without a phone wants to be told: noted from a signed paper."""
    me = who_asks(request)
    person = get_object_or_404(Person.objects.select_related("community"), pk=person_id, left_on=None)
    path = actions.home_of(person)
    require(rules.may_set_for(me, path))
    own = queries.own(Standing(None, person))
    form = OnBehalfForm(request.POST or None, initial=OnBehalfForm.initial_of(own))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        paper = said.pop("paper")
        actions.set_up_for(person, actions.Settings(**said), paper=paper, by=me, at=timezone.now())
        messages.success(request, _("记下了，从下一条通知起就这样告诉。"))
        return redirect("notices:desk_wishes", person.pk)
    shown = {"form": form, "person": person, "place": _place(path), "papers": queries.papers_of(person.pk)}
    return render(request, "notices/desk/wishes.html", shown)


def _place(path: str) -> Place | None:
    return Place.objects.filter(path=path).first()
