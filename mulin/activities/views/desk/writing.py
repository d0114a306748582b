from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.activities import actions, queries, rules
from mulin.activities.forms import ActivityForm
from mulin.activities.models import Activity, Club
from mulin.activities.queries.clubs import managed_by as clubs_managed_by
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import once
from mulin.organisations.queries import Standing

from .index import asked
from .menu import draft_for

HIDDEN_ONCE_PUBLIC = ("mode", "as_course", "closes_hours")


def _form(request: HttpRequest, me: Standing, **more: Any) -> ActivityForm:
    bodies = queries.bodies_for(me)
    own = bodies if me.paths(rules.ORGANISERS) else bodies.filter(pk__in=me.units())
    clubs = clubs_managed_by(me).filter(status__in=Club.PUBLIC)
    return ActivityForm(
        request.POST or None,
        request.FILES or None,
        areas=queries.areas_for(me),
        organisers=own,
        hosts=bodies,
        clubs=clubs,
        find=lambda words: queries.person_named(me, words),
        **more,
    )


@login_required
def write(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    form = _form(request, me, initial=draft_for(request))
    if not me.paths(rules.ORGANISERS):
        form.fields["organiser"].required = True
    if request.method == "POST" and form.is_valid():
        said, at = dict(form.cleaned_data), timezone.now()
        area, upload = said.pop("area"), said.pop("picture")
        hosts = list(said.pop("hosts"))

        def act() -> dict[str, int]:
            said["picture"] = keep_image(upload, by_account=me.account_id, at=at, guard="activities").key if upload else ""
            return {"id": actions.write(area, **said, hosts=hosts, by=me, at=at).pk}

        try:
            page = reverse("activities:desk_activity", args=[once(request, act)["id"]])
            return redirect(f"{page}?on={on}#session" if (on := request.GET.get("on", "")[:10]) else page)
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    shown = {"form": form, "title": _("办一个活动"), "button": _("存成草稿，接着加场次"), "back": None}
    return render(request, "activities/desk/form.html", shown)


@login_required
def change(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.managed_by(me).select_related("leader"), pk=activity_id)
    require(rules.may_change(me, found))
    names = [field.name for field in Activity._meta.fields]
    initial = {name: getattr(found, name) for name in names if name not in ("picture", "leader")}
    initial |= {"price": found.price / 100, "hosts": list(found.hosts.all()), "organiser": found.organiser_id}
    form = _form(request, me, initial=initial, leads=found.leader)
    form.fields["area"].required = False
    del form.fields["area"]
    if found.status in rules.OPEN:
        for name in HIDDEN_ONCE_PUBLIC:
            del form.fields[name]
    if request.method == "POST" and form.is_valid():
        said, at = dict(form.cleaned_data), timezone.now()
        upload, hosts = said.pop("picture"), list(said.pop("hosts"))

        def act() -> dict[str, int]:
            if upload:
                said["picture"] = keep_image(upload, by_account=me.account_id, at=at, guard="activities").key
            return {"id": actions.change(found, **said, hosts=hosts, by=me, at=at).pk}

        try:
            return redirect("activities:desk_activity", activity_id=once(request, act)["id"])
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    shown = {"form": form, "title": _("改活动"), "button": _("保存"), "back": found}
    return render(request, "activities/desk/form.html", shown)
