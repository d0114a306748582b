from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.organisations import actions, queries, rules
from mulin.organisations.forms import EndForm, OrganisationForm
from mulin.organisations.models import Organisation
from mulin.organisations.queries import who_asks
from mulin.places.models import Place

K = Place.Kind
SERVED = (K.COMMUNITY, K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING)
NAMES = ("kind", "name", "short_name", "parent", "credit_code", "contact", "phone", "address")


@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """As a tree: every organisation under its own."""
    me = who_asks(request)
    require(rules.may_look(me))
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "").strip()
    rows = queries.organisations_visible_to(me).filter(closed_on=None)
    rows = rows.annotate(held=Count("posts", filter=Q(posts__until=None)))
    if kind in Organisation.Kind.values:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(Q(name__contains=words) | Q(short_name__contains=words) | Q(credit_code=words.upper()))
    shown = {"tree": _tree(list(rows.order_by("kind", "name"))), "kinds": Organisation.Kind.choices, "kind": kind, "words": words}
    communities = queries.communities_of(me)
    return render(
        request, "organisations/organisations.html", shown | {"may_keep": any(rules.may_keep(me, one) for one in communities)}
    )


def _tree(rows: list[Organisation]) -> list[tuple[int, Organisation]]:
    """(depth, organisation) in the order of reading; one whose parent is not among them stands at the top."""
    ids = {row.pk for row in rows}
    below: dict[int | None, list[Organisation]] = {}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in ids else None, []).append(row)
    out: list[tuple[int, Organisation]] = []
    waiting = [(0, row) for row in reversed(below.get(None, []))]
    while waiting:
        depth, row = waiting.pop()
        out.append((min(depth, 3), row))
        waiting += [(depth + 1, child) for child in reversed(below.get(row.pk, []))]
    return out


@login_required
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    body = get_object_or_404(queries.organisations_visible_to(me).select_related("parent", "community"), pk=organisation_id)
    posts = queries.current_posts(timezone.localdate()).filter(organisation=body).select_related("person")
    shown = {
        "body": body,
        "posts": posts,
        "areas": body.areas.select_related("place"),
        "children": body.children.filter(closed_on=None),
    }
    return render(request, "organisations/organisation.html", shown | {"may_keep": rules.may_keep(me, body.community)})


@login_required
def edit(request: HttpRequest, organisation_id: int | None = None) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    seen = queries.organisations_visible_to(me)
    body = get_object_or_404(seen.select_related("community"), pk=organisation_id) if organisation_id else None
    community = body.community if body else queries.communities_of(me).first()
    assert community is not None
    require(rules.may_keep(me, community))
    choices: dict[str, Any] = {
        "places": Place.objects.filter(community=community, kind__in=SERVED, valid_to=None).order_by("path"),
        "organisations": seen.filter(closed_on=None, community=community).exclude(pk=organisation_id or 0).order_by("name"),
    }
    now = {name: getattr(body, name) for name in NAMES} | {"areas": [area.place_id for area in body.areas.all()]} if body else {}
    form = OrganisationForm(request.POST or None, initial=now, **choices)
    if request.method == "POST" and form.is_valid():
        values, areas = {name: form.cleaned_data[name] for name in NAMES}, list(form.cleaned_data["areas"])

        def act() -> dict[str, int]:
            at = timezone.now()
            kept = actions.change(body, values, by=me, at=at) if body else actions.found(community, values, by=me, at=at)
            actions.serve(kept, areas, by=me, at=at)
            return {"id": kept.pk}

        try:
            kept_id = once(request, act)["id"]
        except (Refused, ValueError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("%(name)s已保存。") % {"name": values["name"]})
            return redirect("organisations:organisation", kept_id)
    title = _("修改%(name)s") % {"name": body} if body else _("登记一个单位")
    return render(request, "organisations/form.html", {"form": form, "title": title, "back": "/desk/organisations/"})


@login_required
def close(request: HttpRequest, organisation_id: int) -> HttpResponse:
    me = who_asks(request)
    body = get_object_or_404(queries.organisations_visible_to(me).select_related("community"), pk=organisation_id)
    require(rules.may_close(me, body))
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    form.fields["on"].label = _("从哪天起撤销")
    if request.method == "POST" and form.is_valid():
        actions.close(body, on=form.cleaned_data["on"], by=me, at=timezone.now())
        messages.success(request, _("%(name)s已撤销，过去的记录还在。") % {"name": body})
        return redirect("organisations:organisations")
    title = _("撤销%(name)s") % {"name": body}
    return render(request, "organisations/form.html", {"form": form, "title": title, "back": f"/desk/organisations/{body.pk}/"})
