from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries, rules
from mulin.facilities.forms import FacilityForm, OtherDayForm, WeekForm
from mulin.facilities.models import Facility, OtherDay
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once, once
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.places.queries import current_under

from .index import asked, kept, served

K = Place.Kind
WHERE = (K.COMMUNITY, K.COMMITTEE, K.ESTATE, K.BUILDING, K.SPOT)
METRES = 6  # digits after the point: a tenth of a metre


def _places(me: Standing) -> QuerySet[Place]:
    return current_under(me.paths(rules.KEEPERS), WHERE)


def _form(request: HttpRequest, me: Standing, **more: Any) -> FacilityForm:
    community = me.person.community_id if me.person else 0
    return FacilityForm(
        request.POST or None, request.FILES or None, places=_places(me), parents=queries.public(community),
        operators=Organisation.objects.filter(community=community, closed_on=None).order_by("name"), **more,
    )  # fmt: skip


def keep_picture(said: dict[str, Any], me: Standing) -> None:
    """The upload becomes the key of a kept file; without one, what was there stays."""
    upload = said.pop("picture")
    if upload:
        said["picture"] = keep_image(upload, by_account=me.account_id, at=timezone.now(), guard="facilities").key


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    require(rules.only_if(bool(me.paths(rules.KEEPERS)), _("这里的设施由这里的社区工作者登记。")))
    form = _form(request, me)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        place = said.pop("place")

        def act() -> dict[str, int]:
            keep_picture(said, me)
            return {"id": actions.add_facility(place, **said, by=me, at=timezone.now()).pk}

        try:
            return redirect("facilities:desk_hours", facility_id=once(request, act)["id"])
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    return render(
        request, "facilities/desk/form.html", {"form": form, "title": _("登记一处设施"), "button": _("登记，接着填开放时间")}
    )


@login_required
def change(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = asked(request)
    found = kept(me, facility_id)
    names = [field.name for field in Facility._meta.fields]
    initial = {name: getattr(found, name) for name in names if name != "picture"} | {
        "curator": found.curator.name if found.curator else "",
        "lat": found.lat and round(found.lat, METRES), "lng": found.lng and round(found.lng, METRES),
    }  # fmt: skip
    form = _form(request, me, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)

        def act() -> None:
            keep_picture(said, me)
            actions.change_facility(found, **said, by=me, at=timezone.now())

        try:
            return act_once(request, act, said=_("保存了。"), to="facilities:desk_facility", facility_id=found.pk)
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    shown = {"form": form, "title": _("改设施"), "button": _("保存"), "back": found}
    return render(request, "facilities/desk/form.html", shown)


@login_required
def facility(request: HttpRequest, facility_id: int) -> HttpResponse:
    me, today = asked(request), timezone.localdate()
    found = served(me, facility_id)
    week = queries.week_of(found)
    context = {
        "facility": found, "rooms": list(found.rooms.all()), "days": list(found.other_days.filter(on__gte=today)),
        "week": [(weekday, week.usual.get(weekday, [])) for weekday in range(1, 8)], "form": OtherDayForm(),
        "closures": list(queries.closures_ahead(found, today)), "pictures": list(found.pictures.all()), "may_keep": rules.may_keep(me, found), "may_contracts": bool(rules.may_open_desk(me)), "canteen": getattr(found, "canteen", None),
    }  # fmt: skip
    return render(request, "facilities/desk/facility.html", context)


@login_required
def hours(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = asked(request)
    found = kept(me, facility_id)
    form = WeekForm(request.POST or None, initial=WeekForm.of(found))
    if request.method == "POST" and form.is_valid():
        week = form.cleaned_data["week"]
        try:
            return act_once(
                request, lambda: actions.set_week(found, week, by=me, at=timezone.now()), said=_("开放时间保存了。"),
                to="facilities:desk_facility", facility_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "facilities/desk/hours.html", {"form": form, "facility": found})


@login_required
@require_POST
def add_day(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = asked(request)
    found = kept(me, facility_id)
    form = OtherDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("facilities:desk_facility", facility_id=found.pk)
    said = form.cleaned_data
    return act_once(
        request, lambda: actions.set_other_day(found, **said, by=me, at=timezone.now()), said=_("这一天记下了，居民看得到。"),
        to="facilities:desk_facility", facility_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def drop_day(request: HttpRequest, other_day_id: int) -> HttpResponse:
    me = asked(request)
    rows = OtherDay.objects.filter(facility__in=queries.kept_by(me).values("pk")).select_related("facility__place")
    found = get_object_or_404(rows, pk=other_day_id)
    return act_once(
        request, lambda: actions.drop_other_day(found, by=me, at=timezone.now()), said=_("这一天恢复平常的开放时间。"),
        to="facilities:desk_facility", facility_id=found.facility_id,
    )  # fmt: skip
