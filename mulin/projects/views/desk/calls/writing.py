"""Writing a call: its terms, its parts, and a new one as a copy of last season's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.places.queries import current_under
from mulin.projects import actions, rules
from mulin.projects.forms.call_parts import PartsForm
from mulin.projects.forms.calls import CallForm, CloneForm, first
from mulin.projects.models import Call

from .index import asked, kept

PLACES = (Place.Kind.COMMUNITY, Place.Kind.COMMITTEE, Place.Kind.ESTATE)


def _form(request: HttpRequest, me: Standing, found: Call | None = None) -> CallForm:
    paths = me.paths(rules.KEEPERS) if found is None else [found.place.path, *me.paths(rules.KEEPERS)]
    places = current_under(paths, PLACES)
    communities = set(places.values_list("community_id", flat=True)) | set(places.values_list("pk", flat=True))
    bodies = Organisation.objects.filter(community__in=communities, closed_on=None).order_by("name")
    return CallForm(request.POST or None, initial=first(found) if found else None, places=places, bodies=bodies)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    require(rules.may_prepare_any(me))
    form = _form(request, me)
    if request.method == "POST" and form.is_valid():
        try:
            said, terms = form.cleaned_data, form.terms()
            made = once(
                request,
                lambda: {
                    "number": actions.prepare(said["place"], terms, operator=said["operator"], by=me, at=timezone.now()).number
                },
            )
            return redirect("projects:desk_call_parts", call=made["number"])
        except Refused as no:
            form.add_error(None, str(no))
    return render(
        request, "projects/desk/call_form.html", {"form": form, "title": _("办一次征集"), "button": _("接着写类别和标准")}
    )


@login_required
def edit(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    require(rules.may_change(me, found))
    form = _form(request, me, found)
    if not rules.commissions(me, found):
        form.fields["operator"].disabled = True
    form.fields["place"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"number": _change(found, form, me)})
            messages.success(request, _("改好了。"))
            return redirect("projects:desk_call", call=found.number)
        except Refused as no:
            form.add_error(None, str(no))
    context = {"form": form, "title": _("改征集"), "button": _("存好"), "call": found}
    return render(request, "projects/desk/call_form.html", context)


def _change(found: Call, form: CallForm, me: Standing) -> str:
    at, body = timezone.now(), form.cleaned_data["operator"]
    if (body.pk if body else None) != found.operator_id:
        actions.name_operator(found, body, by=me, at=at)
    return actions.change(found, form.terms(round=found.round), by=me, at=at).number


@login_required
def parts(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    require(rules.may_change(me, found))
    form = PartsForm(actions.parts_of(found), request.POST or None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"number": actions.write_parts(found, form.parts(), by=me, at=timezone.now()).number})
            messages.success(request, _("存好了。"))
            return redirect("projects:desk_call_parts" if "more" in request.POST else "projects:desk_call", call=found.number)
        except Refused as no:
            refused = str(no)
    return render(request, "projects/desk/parts.html", {"call": found, "sets": form.sets, "refused": refused})


@login_required
def clone(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    require(rules.may_clone(me, found))
    usual = {"title": found.title, "season": _next_season(found), "opens_at": timezone.now()}
    form = CloneForm(request.POST or None, initial=usual)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            made = once(
                request,
                lambda: {
                    "number": actions.clone(
                        found, said["title"], said["opens_at"], season=said["season"], by=me, at=timezone.now()
                    ).number
                },
            )
            messages.success(request, _("照着办了一份新的，还是草稿。看看日子和金额，再发布。"))
            return redirect("projects:desk_call", call=made["number"])
        except Refused as no:
            form.add_error(None, str(no))
    context = {"form": form, "title": _("照这一次再办一次"), "button": _("抄一份"), "call": found}
    return render(request, "projects/desk/call_form.html", context)


def _next_season(found: Call) -> str:
    order = Call.Season.values
    return order[(order.index(found.season) + 1) % 4] if found.season in order else ""
