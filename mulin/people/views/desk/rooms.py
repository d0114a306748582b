from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing, who_asks
from mulin.kernel.once import once
from mulin.people import actions, personal, queries, rules
from mulin.people.forms import DayForm, LivingForm, MoveInForm, OwnerForm, PersonForm
from mulin.people.models import Ownership, Person, Residence
from mulin.places import queries as places
from mulin.places.models import Place

from .person import form_page, visible_or_404


def room_or_404(me: Standing, room_id: int) -> Place:
    return get_object_or_404(places.visible_to(me).filter(kind=Place.Kind.ROOM).select_related("community"), pk=room_id)


@login_required
def room(request: HttpRequest, room_id: int) -> HttpResponse:
    """A room with its households and its owners, whose shares make the whole."""
    me = who_asks(request)
    require(rules.may_read(me))
    room = room_or_404(me, room_id)
    owners = list(queries.owners_of(room))
    held = rules.shares_sum((row.part, row.whole) for row in owners)
    shown = {
        "room": room, "residences": queries.residents_of(room), "owners": owners, "held": held, "is_whole": held == Fraction(1),
        "left": 1 - held, "may": rules.may_register(me, room), "floor": queries.floor_area(room),
    }  # fmt: skip
    return render(request, "people/desk/room.html", shown)


@login_required
def register(request: HttpRequest, room_id: int) -> HttpResponse:
    me = who_asks(request)
    room = room_or_404(me, room_id)
    require(rules.may_register(me, room))
    form, living = PersonForm(request.POST or None), LivingForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and living.is_valid():
        values = form.cleaned_data | {"since": living.cleaned_data["since"]}

        def act() -> dict[str, int]:
            return {"id": actions.register_person(room, living.cleaned_data["kind"], values, by=me, at=timezone.now()).pk}

        try:
            person_id = once(request, act)["id"]
        except (Refused, ValueError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("%(name)s登记在%(room)s了。") % {"name": values["name"], "room": room})
            return redirect("people:person", person_id)
    title = _("登记住在%(room)s的人") % {"room": room}
    shown = {"form": form, "living": living, "title": title, "back": f"/desk/rooms/{room.pk}/", "button": _("登记")}
    return render(request, "people/desk/form.html", shown)


@login_required
def move_in(request: HttpRequest, person_id: int) -> HttpResponse:
    me = who_asks(request)
    person = visible_or_404(request, person_id)
    require(rules.may_change(me, person))
    form = MoveInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        rooms = list(places.named(places.visible_to(me).filter(kind=Place.Kind.ROOM, valid_to=None), said["room"])[:2])
        if len(rooms) != 1:
            form.add_error("room", _("没有找到这一间。") if not rooms else _("不止一间对得上，请写全：小区、楼号、单元、房号。"))
        else:
            try:
                actions.move_in(person, rooms[0], said["kind"], since=said["since"], by=me, at=timezone.now())
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("%(name)s登记住进%(room)s了。") % {"name": person.name, "room": rooms[0]})
                return redirect("people:person", person.pk)
    return form_page(request, form, _("登记%(name)s的住处") % {"name": person.name}, person)


@login_required
def move_out(request: HttpRequest, residence_id: int) -> HttpResponse:
    me = who_asks(request)
    rows = Residence.objects.filter(person__in=queries.visible_to(me)).select_related("person", "room")
    row = get_object_or_404(rows, pk=residence_id)
    require(rules.may_register(me, row.room))
    named = {"name": row.person.name, "room": row.room}

    def act(on: date) -> str:
        actions.move_out(row, on=on, by=me, at=timezone.now())
        if on > timezone.localdate():
            return _("%(name)s到 %(day)s 从%(room)s迁出，那天以前照常算。") % (named | {"day": on.isoformat()})
        return _("%(name)s从%(room)s迁出了。") % named

    shown = {"title": _("%(name)s从%(room)s迁出") % named, "other": _("不迁出了"), "back": f"/desk/people/{row.person_id}/"}
    return _ending(request, row, act, shown)


def _ending(request: HttpRequest, row: Residence | Ownership, act: Callable[[date], str], shown: dict[str, Any]) -> HttpResponse:
    """A day, today at first; what was announced for a day to come can get another, or be called off."""
    form = DayForm(request.POST or None, initial={"on": row.ends_on or timezone.localdate()})
    try:
        if "stay" in request.POST:
            actions.goes_on(row, by=who_asks(request), at=timezone.now())
            messages.success(request, _("取消了，登记照旧。"))
            return redirect(shown["back"])
        if request.method == "POST" and form.is_valid():
            messages.success(request, act(form.cleaned_data["on"]))
            return redirect(shown["back"])
    except Refused as refused:
        form.add_error(None, str(refused))
    note = _("以后的日期先记下，到那天才算。")
    return render(
        request, "people/desk/form.html", shown | {"form": form, "note": note, "other": shown["other"] if row.ends_on else ""}
    )


@login_required
def add_owner(request: HttpRequest, room_id: int) -> HttpResponse:
    me = who_asks(request)
    room = room_or_404(me, room_id)
    require(rules.may_register(me, room))
    form = OwnerForm(request.POST or None, initial=_measured(room))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        owner: str | Person | None = said["company"] or _owner(room, said["person"])

        def act() -> dict[str, int]:
            if not owner:
                raise Refused(_("没有正好找到一个人。请先登记，或写身份证号。"))
            shares = {"area": int(said["area"] * 100), "part": said["part"], "whole": said["whole"], "source": said["source"]}
            return {"id": actions.add_owner(room, owner, by=me, at=timezone.now(), **shares).pk}

        try:
            once(request, act)
        except (Refused, ValueError) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("产权人加好了。"))
            return redirect("people:room", room.pk)
    shown = {"form": form, "title": _("%(room)s的产权人") % {"room": room}, "back": f"/desk/rooms/{room.pk}/"}
    return render(request, "people/desk/form.html", shown)


def _measured(room: Place) -> dict[str, str]:
    floor = queries.floor_area(room)
    return {"area": floor.square_metres, "source": floor.source} if floor else {}


def _owner(room: Place, text: str) -> Person | None:
    people = Person.objects.filter(community_id=room.community_id)
    found = list(people.filter(personal.has_number(personal.id_blind(text.strip().upper())))[:2]) or list(
        people.filter(name=text.strip())[:2]
    )
    return found[0] if len(found) == 1 else None


@login_required
def end_ownership(request: HttpRequest, ownership_id: int) -> HttpResponse:
    me = who_asks(request)
    row = get_object_or_404(
        Ownership.objects.select_related("room", "person").filter(room__in=places.visible_to(me)), pk=ownership_id
    )
    require(rules.may_register(me, row.room))

    def act(on: date) -> str:
        actions.end_ownership(row, on=on, by=me, at=timezone.now())
        if on > timezone.localdate():
            return _("这份产权到 %(day)s 结束，那天以前照常算。") % {"day": on.isoformat()}
        return _("这份产权结束了，记录还在。")

    title = _("%(name)s在%(room)s的产权结束") % {"name": row.company or row.person, "room": row.room}
    return _ending(request, row, act, {"title": title, "other": _("产权不结束了"), "back": f"/desk/rooms/{row.room_id}/"})
