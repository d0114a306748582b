from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mulin.kernel.access import require
from mulin.kernel.access.asking import who_asks
from mulin.places import actions, forms, queries, rules
from mulin.places.models import Boundary, Place

from .shared import did, first_error, seen


def _page(place: Place) -> str:
    return reverse("places:place", args=[place.pk])


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    me, parent, now = who_asks(request), seen(request, pk), timezone.now()
    require(rules.may_keep(me, parent))
    form = forms.AddForm(parent, request.POST)
    if not form.is_valid():
        return first_error(request, form, _page(parent))

    def act() -> tuple[str, str]:
        given = form.cleaned_data
        new = actions.add_below(
            parent, given["kind"], given["name"], by=me, at=now, since=localdate(now), code=given.get("code", "")
        )
        return _page(parent), _("已在“{parent}”下面加了“{name}”。").format(parent=parent, name=new.name)

    return did(request, act, back=_page(parent))


@login_required
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    me, place = who_asks(request), seen(request, pk)
    require(rules.may_keep(me, place))
    form = forms.RenameForm(request.POST)
    if not form.is_valid():
        return first_error(request, form, _page(place))

    def act() -> tuple[str, str]:
        named = actions.rename(place, form.cleaned_data["name"], name_en=form.cleaned_data["name_en"], by=me, at=timezone.now())
        return _page(place), _("名称已改为“{name}”，下面各处的地址也跟着改了。").format(name=named.name)

    return did(request, act, back=_page(place))


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    me, place = who_asks(request), seen(request, pk)
    require(rules.may_keep(me, place))
    form = forms.CloseForm(request.POST)
    if not form.is_valid():
        return first_error(request, form, _page(place))

    def act() -> tuple[str, str]:
        ended = actions.close(place, on=form.cleaned_data["on"], by=me, at=timezone.now())
        return _page(place), _("“{place}”从 {day} 起撤销，它的记录还在。").format(place=place, day=ended.valid_to)

    return did(request, act, back=_page(place))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def face(request: HttpRequest, pk: int) -> HttpResponse:
    me, place = who_asks(request), seen(request, pk)
    require(rules.may_change_face(me, place))
    form = forms.FaceForm(request.POST or None, instance=queries.face_of(place))
    if request.method == "POST" and form.is_valid():

        def act() -> tuple[str, str]:
            actions.change_face(place, form.cleaned_data, by=me, at=timezone.now())
            return _page(place), _("社区的样子已经改好，居民下次打开页面就能看到。")

        return did(request, act, back=_page(place))
    return render(request, "places/desk/face.html", {"place": place, "form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outline(request: HttpRequest, pk: int) -> HttpResponse:
    me, place = who_asks(request), seen(request, pk)
    require(rules.may_keep(me, place))
    form = forms.OutlineForm(request.POST or None)

    def page(refused: str = "") -> HttpResponse:
        if refused:
            form.add_error("geometry", refused)
        return render(request, "places/desk/outline.html", {"place": place, "form": form, "shown": _around(place)})

    if request.method == "POST" and form.is_valid():

        def act() -> tuple[str, str]:
            actions.draw(place, form.cleaned_data["geometry"], by=me, at=timezone.now())
            return _page(place), _("“{place}”的边界已保存，新上报的事会按它找网格。").format(place=place)

        return did(request, act, again=page)
    return page()


def _around(place: Place) -> dict[str, Any]:
    """What the map shows: the outline that is kept, those beside it, and the houses inside."""
    kept = Boundary.objects.filter(place=place).first()
    others = Boundary.objects.filter(place__community=place.community_id, place__kind=place.kind, place__valid_to=None).exclude(
        place=place
    )
    return {
        "own": kept.geometry if kept else None,
        "others": [{"name": one.place.name, "geometry": one.geometry} for one in others.select_related("place")[:200]],
        "points": list(queries.subtree(place).filter(lat__isnull=False, valid_to=None).values("name", "lat", "lng")[:300]),
    }
