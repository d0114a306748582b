"""The wall of small improvements: what was, what is, who keeps it up; an idea of one's own."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import improvement as actions
from mulin.deliberation.actions import upkeep as upkeep_actions
from mulin.deliberation.forms.improvement import AdoptForm, IdeaForm, LookForm
from mulin.deliberation.models import Improvement, Upkeep
from mulin.deliberation.queries import improvement as queries
from mulin.deliberation.queries import improvement_map
from mulin.deliberation.queries.who import homes
from mulin.deliberation.rules import improvement as rules
from mulin.kernel.access import Refused, Yes, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once, once
from mulin.ledger.queries import say
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Community, Place

A_PAGE = 12
GUARD = "deliberation.talk"


def kept(upload: Any, me: Standing) -> str:
    return keep_image(upload, by_account=me.account_id, at=timezone.now(), guard=GUARD).key if upload else ""


def community_here(me: Standing) -> int:
    if me.person:
        return me.person.community_id
    return Community.objects.order_by("id").values_list("place_id", flat=True).first() or 0


@require_safe
def wall(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = community_here(me)
    rows = queries.wall(community).order_by("-done_on", "-id")
    if offered := request.GET.get("offered") == "1":
        rows = rows.filter(status="done").exclude(upkeeps__in=Upkeep.objects.filter(ended_at=None))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    figures = queries.figures(community)
    points = [row for row in page if row.lat is not None]
    drawing = improvement_map.drawn(community, points) if points else None
    context = {"map": drawing, "page": page, "figures": figures, "cost": say(figures.cost, "cny"), "offered": offered, "me": me}
    return render(request, "deliberation/improvements/wall.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    person = me.person
    if person is None:
        return redirect("people:who")
    places = Place.objects.filter(pk__in=[place.pk for place in homes(person, timezone.localdate())]).order_by("-path")
    form = IdeaForm(request.POST or None, request.FILES or None, places=places)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def act() -> dict[str, int]:
            idea = actions.Idea(
                said["place"], said["name"], said["spot"], said["words"], kept(said["photo"], me), said["lat"], said["lng"]
            )
            return {"id": actions.propose(idea, person, by=me, at=timezone.now()).pk}

        try:
            made = once(request, act)
            messages.success(request, _("您的想法送到社区了，采用不采用都会告诉您。"))
            return redirect("deliberation:improvement", improvement_id=made["id"])
        except (Refused, BadUpload) as wrong:
            form.add_error(None, str(wrong))
    home = [place for place in places if place.lat is not None][:1]
    drawing = improvement_map.drawn(person.community_id, houses=home)
    context = {"form": form, "map": drawing}
    return render(request, "deliberation/improvements/new.html", context, status=422 if form.errors else 200)


@require_safe
def one(request: HttpRequest, improvement_id: int) -> HttpResponse:
    me = who_asks(request)
    row = get_object_or_404(queries.visible_to(me), pk=improvement_id)
    keeper, today = queries.keeper_of(row), timezone.localdate()
    page = Paginator(queries.looks_at(row), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "map": improvement_map.drawn(row.community_id, [row], linked=False) if row.lat is not None else None, "row": row, "keeper": keeper, "page": page, "me": me, "cost": None if row.cost is None else say(row.cost, "cny"),
        "may_adopt": rules.may_adopt(me, me.person_id, row, kept=keeper is not None),
        "may_look": bool(keeper and isinstance(rules.may_look(me, keeper, today), Yes)),
        "may_change": isinstance(rules.may_change(me, row), Yes), "past": list(row.upkeeps.exclude(ended_at=None)[:A_PAGE]),
        "adopt_form": AdoptForm(units=_units(me), auto_id="adopt_%s"), "look_form": LookForm(auto_id="look_%s"),
    }  # fmt: skip
    return render(request, "deliberation/improvements/one.html", context)


def _units(me: Standing) -> Any:
    ids = me.units()
    return Organisation.objects.filter(pk__in=ids) if ids else Organisation.objects.none()


def _seen(request: HttpRequest, improvement_id: int) -> tuple[Standing, Improvement]:
    me = who_asks(request)
    return me, get_object_or_404(queries.visible_to(me), pk=improvement_id)


@login_required
@require_POST
def adopt(request: HttpRequest, improvement_id: int) -> HttpResponse:
    me, row = _seen(request, improvement_id)
    person = me.person
    if person is None:
        return redirect("people:who")
    form = AdoptForm(request.POST, units=_units(me))
    if form.is_valid():
        said = form.cleaned_data
        try:
            once(request, lambda: {"id": upkeep_actions.adopt(row, person, said["until"], organisation=said.get("organisation"), team=said["team"],
                                                       every=said["every"], by=me, at=timezone.now()).pk})  # fmt: skip
            messages.success(request, _("谢谢您认养。到了该看的日子会提醒您。"))
        except Refused as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, _("请填认养到哪天、多少天看一次。"))
    return redirect("deliberation:improvement", improvement_id=row.pk)


@login_required
@require_POST
def look(request: HttpRequest, improvement_id: int, upkeep_id: int) -> HttpResponse:
    me, row = _seen(request, improvement_id)
    upkeep = get_object_or_404(row.upkeeps.select_related("improvement"), pk=upkeep_id)
    require(rules.may_look(me, upkeep, timezone.localdate()))
    form = LookForm(request.POST, request.FILES)
    if form.is_valid():
        said = form.cleaned_data
        try:
            once(
                request,
                lambda: {
                    "id": upkeep_actions.look(
                        upkeep, said["fine"] == "yes", said["words"], kept(said["photo"], me), by=me, at=timezone.now()
                    ).pk
                },
            )
            messages.success(request, _("记下了，谢谢您去看。"))
        except (Refused, BadUpload) as wrong:
            messages.error(request, str(wrong))
    return redirect("deliberation:improvement", improvement_id=row.pk)


@login_required
@require_POST
def end(request: HttpRequest, improvement_id: int, upkeep_id: int) -> HttpResponse:
    me, row = _seen(request, improvement_id)
    upkeep = get_object_or_404(row.upkeeps.select_related("improvement"), pk=upkeep_id)
    words = request.POST.get("words", "")[:300]
    return act_once(
        request, lambda: upkeep_actions.end_upkeep(upkeep, words, by=me, at=timezone.now()), said=_("认养结束了，会再征集下一位。谢谢这段时间。"),
        to="deliberation:improvement", improvement_id=row.pk,
    )  # fmt: skip
