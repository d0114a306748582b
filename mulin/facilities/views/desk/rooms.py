"""Rooms of a facility and its pictures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries
from mulin.facilities.forms import RoomForm
from mulin.facilities.models import Picture
from mulin.kernel.access import Refused
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once

from .houses import keep_picture
from .index import asked, kept


@login_required
def new_room(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = asked(request)
    found = kept(me, facility_id)
    form = RoomForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)

        def act() -> None:
            keep_picture(said, me)
            actions.add_room(found, **said, by=me, at=timezone.now())

        try:
            return act_once(request, act, said=_("房间加上了。"), to="facilities:desk_facility", facility_id=found.pk)
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    shown = {"form": form, "title": _("加一个房间"), "button": _("保存"), "back": found}
    return render(request, "facilities/desk/form.html", shown)


@login_required
def room(request: HttpRequest, facility_room_id: int) -> HttpResponse:
    me = asked(request)
    rows = queries.rooms_served(me).filter(facility__in=queries.kept_by(me).values("pk"))
    found = get_object_or_404(rows, pk=facility_room_id)
    initial = {field.name: getattr(found, field.name) for field in found._meta.fields if field.name != "picture"}
    form = RoomForm(request.POST or None, request.FILES or None, initial=initial | {"price": found.price / 100})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)

        def act() -> None:
            keep_picture(said, me)
            actions.change_room(found, **said, by=me, at=timezone.now())

        try:
            return act_once(request, act, said=_("保存了。"), to="facilities:desk_facility", facility_id=found.facility_id)
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    shown = {"form": form, "title": found.title, "button": _("保存"), "back": found.facility}
    return render(request, "facilities/desk/form.html", shown)


@login_required
@require_POST
def add_picture(request: HttpRequest, facility_id: int) -> HttpResponse:
    me = asked(request)
    found, upload = kept(me, facility_id), request.FILES.get("picture")
    words = request.POST.get("words", "")
    try:
        if upload is None:
            raise BadUpload(_("请选一张照片。"))
        return act_once(
            request, lambda: actions.add_picture(found, upload, words=words, by=me, at=timezone.now()), said=_("照片加上了。"),
            to="facilities:desk_facility", facility_id=found.pk,
        )  # fmt: skip
    except BadUpload as bad:
        messages.error(request, str(bad))
        return redirect("facilities:desk_facility", facility_id=found.pk)


@login_required
@require_POST
def drop_picture(request: HttpRequest, picture_id: int) -> HttpResponse:
    me = asked(request)
    rows = Picture.objects.filter(facility__in=queries.kept_by(me).values("pk")).select_related("facility__place")
    found = get_object_or_404(rows, pk=picture_id)
    return act_once(
        request, lambda: actions.drop_picture(found, by=me, at=timezone.now()), said=_("照片撤下了。"),
        to="facilities:desk_facility", facility_id=found.facility_id,
    )  # fmt: skip
