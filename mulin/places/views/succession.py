from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mulin.kernel.access import require
from mulin.kernel.access.asking import who_asks
from mulin.places import actions, forms, queries, rules
from mulin.places.actions.adding import RANK
from mulin.places.models import Place

from .shared import did, seen

METHODS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(METHODS)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    me, place, now = who_asks(request), seen(request, pk), timezone.now()
    require(rules.may_reorder(me, place))
    form = forms.SplitForm(place, request.POST or None, initial={"effective_on": localdate(now)})

    def act() -> tuple[str, str]:
        given = form.cleaned_data
        made = actions.split(place, form.parts(), effective_on=given["effective_on"], reason=given["reason"], by=me, at=now)
        names = "、".join(one.name for one in made)
        return _page(made[0]), _("“{place}”已拆分为{names}。没办完的事跟着网格走，旧的记录还在。").format(
            place=place, names=names
        )

    return _shown(request, place, form, act, _("拆分“{place}”"), _("选好每个网格归谁。拆分后原来的居委会撤销，记录都留着。"))


@login_required
@require_http_methods(METHODS)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    me, place, now = who_asks(request), seen(request, pk), timezone.now()
    require(rules.may_reorder(me, place))
    form = forms.MergeForm(place, request.POST or None, initial={"effective_on": localdate(now)})

    def act() -> tuple[str, str]:
        given = form.cleaned_data
        new = actions.merge(
            [place, *given["with_"]], given["name"], code=given["code"], effective_on=given["effective_on"],
            reason=given["reason"], by=me, at=now,
        )  # fmt: skip
        return _page(new), _("已合并为“{name}”。没办完的事都转过来了，旧的记录还在。").format(name=new.name)

    return _shown(request, place, form, act, _("合并“{place}”"), _("合并后原来的居委会都撤销，下面的网格归新的居委会。"))


@login_required
@require_http_methods(METHODS)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    me, place, now = who_asks(request), seen(request, pk), timezone.now()
    require(rules.may_reorder(me, place))
    kinds = [kind for kind in RANK if RANK[kind] < RANK[place.kind] and kind in ("street", "community", "committee", "grid")]
    targets = queries.visible_to(me).filter(kind__in=kinds, valid_to=None).exclude(children=place).order_by("path")
    form = forms.MoveForm(targets, request.POST or None, initial={"effective_on": localdate(now)})

    def act() -> tuple[str, str]:
        given = form.cleaned_data
        actions.move(place, given["to"], effective_on=given["effective_on"], reason=given["reason"], by=me, at=now)
        return _page(place), _("“{place}”已划到“{to}”，没办完的事也跟着过去了。").format(place=place, to=given["to"])

    return _shown(request, place, form, act, _("划转“{place}”"), _("连同下面的楼栋和房屋一起划走。"))


def _page(place: Place) -> str:
    return reverse("places:place", args=[place.pk])


def _shown(
    request: HttpRequest, place: Place, form: forms.SplitForm | forms.MergeForm | forms.MoveForm,
    act: Callable[[], tuple[str, str]], title: str, words: str,
) -> HttpResponse:  # fmt: skip
    def page(refused: str = "") -> HttpResponse:
        return render(request, "places/desk/succession.html", shown | {"refused": refused})

    shown = {
        "place": place,
        "form": form,
        "title": title.format(place=place),
        "words": words,
        "along": actions.will_go_along(place),
    }
    return did(request, act, again=page) if request.method == "POST" and form.is_valid() else page()
