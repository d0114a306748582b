"""The counter of a canteen, its menu and its rules."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms import CanteenForm, DishForm, QuotaForm, TiersForm
from mulin.facilities.models import Canteen, Dish, Meal, Work
from mulin.facilities.views.resident.booking import day_asked
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .index import asked, kept

SHOWN = 15


def canteen_served(me: Standing, canteen_id: int) -> Canteen:
    found: Canteen = get_object_or_404(queries.canteens_served(me), pk=canteen_id)
    return found


@login_required
def rules_of(request: HttpRequest, facility_id: int) -> HttpResponse:
    """Open a canteen in a facility; reductions and free meals from a day on."""
    me, today = asked(request), timezone.localdate()
    facility = kept(me, facility_id)
    canteen: Canteen | None = getattr(facility, "canteen", None)
    which = request.POST.get("form", "")
    start = (
        {"free_price": f"{canteen.free_price / 100:.2f}", "order_until": canteen.order_until, "delivers": canteen.delivers}
        if canteen
        else {}
    )
    forms: dict[str, Any] = {"canteen": CanteenForm(request.POST if which == "canteen" else None, initial=start)}
    if canteen is not None:
        forms["tiers"] = TiersForm(request.POST if which == "tiers" else None, initial={"since": today})
        forms["quota"] = QuotaForm(request.POST if which == "quota" else None, initial={"since": today})
    if which in forms and forms[which].is_valid():
        said, at = dict(forms[which].cleaned_data), timezone.now()
        acts: dict[str, Callable[[], object]] = {
            "canteen": lambda: actions.set_canteen(facility, **said, by=me, at=at),
            "tiers": lambda: actions.set_tiers(_there(canteen), forms["tiers"].tiers(), since=said["since"], by=me, at=at),
            "quota": lambda: actions.set_quota(_there(canteen), said["course"], said["portions"], work=said["work"], since=said["since"], by=me, at=at),
        }  # fmt: skip
        try:
            return act_once(request, acts[which], said=_("保存了。"), to="facilities:desk_canteen", facility_id=facility.pk)
        except Refused as refused:
            forms[which].add_error(None, str(refused))
    context = {
        "facility": facility, "canteen": canteen, "forms": forms, "tiers": list(canteen.tiers.all()) if canteen else [],
        "quotas": list(canteen.quotas.all()) if canteen else [], "today": today,
    }  # fmt: skip
    return render(request, "facilities/desk/canteen.html", context)


def _there(canteen: Canteen | None) -> Canteen:
    if canteen is None:
        raise Refused(_("请先开食堂。"))
    return canteen


@login_required
@require_safe
def counter(request: HttpRequest, canteen_id: int) -> HttpResponse:
    """Choose the dish, then who eats. Names stand only beside a reduction, and only until the next guest."""
    me, at = asked(request), timezone.now()
    found = canteen_served(me, canteen_id)
    today = timezone.localdate(at)
    dishes, words = list(queries.dishes_on(found, today)), request.GET.get("q", "").strip()
    chosen = next((one for one in dishes if str(one.pk) == request.GET.get("dish")), dishes[0] if dishes else None)
    guests = [(person, queries.tier_of(found, person, today)) for person in queries.found(me, found.facility, words)]
    last = Meal.objects.filter(canteen=found, on=today).select_related("dish", "reversed_by").order_by("-id")[:SHOWN]
    free = queries.free_on(found, today)
    context = {
        "free_left": all(one.left for one in free if chosen and one.course == chosen.course and not one.work),
        "canteen": found, "facility": found.facility, "dishes": dishes, "dish": chosen, "words": words, "guests": guests, "works": Work.choices,
        "free": free, "works_of": dict(Work.choices), "last": list(last), "counts": queries.counted_on(found, today),
        "today": today, "settled": queries.settled_on(found, today),
    }  # fmt: skip
    return render(request, "facilities/desk/counter.html", context)


@login_required
@require_POST
def serve(request: HttpRequest, dish_id: int) -> HttpResponse:
    me, at, sent = asked(request), timezone.now(), request.POST
    rows = Dish.objects.select_related("canteen__facility__place", "canteen__facility__operator")
    dish = get_object_or_404(rows.filter(canteen__in=queries.canteens_served(me).values("pk")), pk=dish_id)
    portions, person = whole(sent.get("portions", "1"), most=MANY), whole(sent.get("person"))

    def act() -> object:
        if sent.get("kind") == "free":
            return actions.serve_free(dish, sent.get("work", ""), card=sent.get("card", "")[:40], by=me, at=at)
        if sent.get("kind") == "senior":
            here = Person.objects.filter(community=dish.canteen.facility.community_id, left_on=None)
            return actions.serve_senior(dish, get_object_or_404(here, pk=person), by=me, at=at)
        return actions.serve(dish, portions, by=me, at=at)

    return act_once(request, act, said=_("记上了。"), to="facilities:desk_counter", canteen_id=dish.canteen_id)


@login_required
@require_POST
def meal_back(request: HttpRequest, meal_id: int) -> HttpResponse:
    me, words = asked(request), request.POST.get("words", "")[:120]
    meal = get_object_or_404(Meal.objects.filter(canteen__in=queries.canteens_served(me).values("pk")), pk=meal_id)
    return act_once(
        request, lambda: actions.take_meal_back(meal, words, by=me, at=timezone.now()), said=_("更正了，两行都留着。"),
        to="facilities:desk_counter", canteen_id=meal.canteen_id,
    )  # fmt: skip


@login_required
def menu(request: HttpRequest, canteen_id: int) -> HttpResponse:
    me, today = asked(request), timezone.localdate()
    found = canteen_served(me, canteen_id)
    on = day_asked(request, today)
    monday = queries.monday_of(on)
    form = DishForm(request.POST or None, initial={"on": on})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            return act_once(
                request, lambda: actions.add_dish(found, **said, by=me, at=timezone.now()), said=_("加到菜单上了。"),
                to="facilities:desk_menu", canteen_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error("name", str(refused))
    context = {
        "canteen": found, "facility": found.facility, "form": form, "days": queries.menu_of(found, monday), "monday": monday,
        "before": monday - timedelta(days=7), "after": monday + timedelta(days=7), "today": today, "may_keep": rules.may_keep(me, found.facility),
    }  # fmt: skip
    return render(request, "facilities/desk/menu.html", context)


@login_required
@require_POST
def copy_week(request: HttpRequest, canteen_id: int) -> HttpResponse:
    me = asked(request)
    found = canteen_served(me, canteen_id)
    monday = queries.monday_of(day_asked(request, timezone.localdate()))
    return act_once(
        request, lambda: actions.copy_week(found, monday, by=me, at=timezone.now()), said=_("上周的菜单抄过来了。"),
        to="facilities:desk_menu", canteen_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def drop_dish(request: HttpRequest, dish_id: int) -> HttpResponse:
    me = asked(request)
    rows = Dish.objects.select_related("canteen__facility__place", "canteen__facility__operator")
    dish = get_object_or_404(rows.filter(canteen__in=queries.canteens_served(me).values("pk")), pk=dish_id)
    return act_once(
        request, lambda: actions.drop_dish(dish, by=me, at=timezone.now()), said=_("从菜单上撤下了。"),
        to="facilities:desk_menu", canteen_id=dish.canteen_id,
    )  # fmt: skip
