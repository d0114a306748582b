"""A class: made, changed, who looks after it, when it stays shut, who waits."""

from operator import attrgetter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.childcare import actions, queries, rules
from mulin.childcare.forms import GroupForm
from mulin.childcare.models import Application, ClosedDay, Group, Keeper
from mulin.kernel.access import Refused, only_if, require
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.fields import under
from mulin.places.models import Place
from mulin.places.queries import current_under

from .index import asked, managed, opened

K = Place.Kind
WHERE = (K.COMMUNITY, K.COMMITTEE, K.ESTATE, K.BUILDING, K.SPOT)


def _places(me: Standing) -> QuerySet[Place]:
    return current_under(me.paths(rules.KEEPERS), WHERE)


def _form(request: HttpRequest, me: Standing, **more: Any) -> GroupForm:
    areas = (K.COMMUNITY, K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING)
    community = me.person.community if me.person else None
    below = Place.objects.filter(under(community.path), kind__in=areas, valid_to=None) if community else Place.objects.none()
    return GroupForm(request.POST or None, places=_places(me), areas=below.order_by("path"), **more)


def _values(found: Group) -> dict[str, Any]:
    values = {field.name: getattr(found, field.name) for field in Group._meta.fields}
    return values | {"price": found.price / 100}


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """`?like=`: the next term of a class there is."""
    me, today = asked(request), timezone.localdate()
    require(only_if(bool(me.paths(rules.KEEPERS)), _("这里的班由这里的社区工作者管理。")))
    like = queries.groups_managed(me).filter(pk=whole(request.GET.get("like"))).first()
    initial = (
        _values(like)
        if like
        else {
            "since": today,
            "ages_on": today,
            "weekdays": [1, 2, 3, 4, 5],
            "make_up": True,
            "siblings_first": True,
            "others": "after",
            "offer_hours": 48,
        }
    )
    form = _form(request, me, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        place = said.pop("place")
        try:
            made = once(request, lambda: {"id": actions.make_group(place, by=me, at=timezone.now(), **said).pk})
            return redirect("childcare:desk_class", care_class_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "childcare/desk/form.html", {"form": form, "title": _("开一个班"), "button": _("开班，接着加老师")})


@login_required
def change(request: HttpRequest, care_class_id: int) -> HttpResponse:
    me = asked(request)
    found = managed(me, care_class_id)
    form = _form(request, me, initial=_values(found), changing=True)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            return act_once(
                request, lambda: actions.change_group(found, by=me, at=timezone.now(), **said), said=_("保存了。"),
                to="childcare:desk_class", care_class_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(
        request, "childcare/desk/form.html", {"form": form, "title": _("改这个班"), "button": _("保存"), "group": found}
    )


@login_required
@require_safe
def group(request: HttpRequest, care_class_id: int) -> HttpResponse:
    """Names of children stand here for who looks after them; who only manages the class sees numbers."""
    me, today = asked(request), timezone.localdate()
    found = opened(me, care_class_id)
    keepers = list(found.keepers.filter(until_at=None).select_related("person"))
    found.kept_by = frozenset(one.person_id for one in keepers)
    keeps = rules.keeps(me, found)
    rows = list(queries.applications_of(found).filter(status__in=Application.STANDING)) if keeps else []
    by_status = {status: [one for one in rows if one.status == status] for status in Application.STANDING}
    in_order = sorted(by_status["waiting"], key=attrgetter(*rules.ORDER))
    context = {
        "group": found, "keeps": keeps, "may_manage": rules.may_manage(me, found.place.path), "numbers": queries.public_numbers([found])[found.pk],
        "sent": by_status["sent"] + by_status["asked"], "offered": by_status["offered"], "held": by_status["held"],
        "waiting": list(enumerate(in_order, 1)), "outgrown": rules.outgrown(by_status["held"], today),
        "keepers": keepers, "closed": list(found.closed_days.filter(on__gte=today)), "standard": rules.standard(found),
    }  # fmt: skip
    return render(request, "childcare/desk/class.html", context)


@login_required
@require_POST
def add_keeper(request: HttpRequest, care_class_id: int) -> HttpResponse:
    me = asked(request)
    found = managed(me, care_class_id)
    name = request.POST.get("name", "").strip()
    people = list(Person.objects.filter(community=found.community_id, name=name, left_on=None, account__isnull=False)[:2])
    if len(people) != 1:
        messages.error(request, _("登记里没有这个人，或者有同名的，或还没有账号。"))
        return redirect("childcare:desk_class", care_class_id=found.pk)
    return act_once(
        request, lambda: actions.name_keeper(found, people[0], by=me, at=timezone.now()),
        said=_("%(name)s是这个班的老师了，能看孩子的材料，每次都有记录。") % {"name": name}, to="childcare:desk_class", care_class_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def end_keeper(request: HttpRequest, care_keeper_id: int) -> HttpResponse:
    me = asked(request)
    keeper = get_object_or_404(Keeper.objects.filter(group__in=queries.groups_managed(me).values("pk")), pk=care_keeper_id)
    return act_once(
        request, lambda: actions.end_keeper(keeper, by=me, at=timezone.now()), said=_("不再是这个班的老师，孩子的材料看不到了。"),
        to="childcare:desk_class", care_class_id=keeper.group_id,
    )  # fmt: skip


@login_required
@require_POST
def close_day(request: HttpRequest, care_class_id: int) -> HttpResponse:
    me = asked(request)
    found = opened(me, care_class_id)
    on, words = _date(request.POST.get("on")), request.POST.get("words", "").strip()[:120]
    if on is None or not words:
        messages.error(request, _("请写哪一天不开、为什么。"))
        return redirect("childcare:desk_class", care_class_id=found.pk)
    return act_once(
        request, lambda: actions.close_day(found, on, words, by=me, at=timezone.now()), said=_("这一天不开班，家长都会收到通知。"),
        to="childcare:desk_class", care_class_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def open_day(request: HttpRequest, care_closed_day_id: int) -> HttpResponse:
    me = asked(request)
    rows = ClosedDay.objects.filter(group__in=queries.groups_at_desk(me).values("pk"))
    day = get_object_or_404(rows, pk=care_closed_day_id)
    return act_once(
        request, lambda: actions.open_day(day, by=me, at=timezone.now()), said=_("这一天照常开班，家长都会收到通知。"),
        to="childcare:desk_class", care_class_id=day.group_id,
    )  # fmt: skip


@login_required
@require_POST
def close(request: HttpRequest, care_class_id: int) -> HttpResponse:
    me = asked(request)
    found = managed(me, care_class_id)
    return act_once(
        request, lambda: actions.close_group(found, by=me, at=timezone.now()), said=_("这个班结束了。"), to="childcare:desk"
    )


def _date(text: str | None) -> Any:
    try:
        return parse_date(text or "")
    except ValueError:
        return None
