from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.notices import actions, queries, rules
from mulin.notices.forms import BulletinForm, NoteForm, PublishForm
from mulin.notices.models import Bulletin, Delivery
from mulin.organisations.queries import Standing, who_asks

from .places import places_of

A_PAGE = 25
S = Bulletin.Status


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    status = request.GET.get("status", "")
    rows = queries.bulletins_visible_to(me).select_related("place").order_by("-id")
    if status in S.values:
        rows = rows.filter(status=status)
    page = Paginator(rows.defer("words", "words_en"), A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "statuses": S.choices, "status": status, "may_write": rules.may_write_somewhere(me)}
    return render(
        request, "notices/desk/bulletins.html", shown | {"may_mend": rules.may_mend(me), "may_answer": rules.may_read_threads(me)}
    )


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_write_somewhere(me))
    form = BulletinForm(request.POST or None, places=places_of(me), initial=_kept_for(me, request.GET.get("audience", "")))
    if request.method == "POST" and form.is_valid():
        answer = once(request, lambda: {"id": actions.write(form.draft(), by=me, at=timezone.now()).pk})
        return redirect("notices:desk_bulletin", answer["id"])
    return render(request, "notices/desk/write.html", {"form": form, "title": _("写一份通知"), "back": "/desk/notices/"})


def _kept_for(me: Standing, pk: str) -> dict[str, Any]:
    """An audience kept under a name fills in whom it is for."""
    row = queries.audiences_visible_to(me).filter(pk=whole(pk)).first() if pk else None
    return {"place": row.place_id} | BulletinForm.initial_rule(row.rule) if row else {}


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    me = who_asks(request)
    row = get_object_or_404(queries.bulletins_visible_to(me), pk=pk)
    require(rules.may_write(me, row.path))
    form = BulletinForm(request.POST or None, places=places_of(me), initial=BulletinForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        actions.change(row, form.draft(), by=me, at=timezone.now())
        return redirect("notices:desk_bulletin", row.pk)
    shown = {"form": form, "title": _("修改：%(title)s") % {"title": row.title}, "back": f"/desk/notices/{row.pk}/"}
    return render(request, "notices/desk/write.html", shown)


@login_required
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """How many the audience of a form means, while it is being filled in."""
    me = who_asks(request)
    require(rules.may_write_somewhere(me))
    form = BulletinForm(request.POST, places=places_of(me))
    form.is_valid()  # what is missing elsewhere does not matter here
    place, topic = form.cleaned_data.get("place"), form.cleaned_data.get("topic", "")
    if place is None:
        return render(request, "notices/desk/count.html", {"number": None})
    rule = form.rule()
    people = queries.recipients(
        rule, scope=place.path, community_id=place.community_id or place.pk, topic=topic, on=timezone.localdate()
    )
    shown = {"number": people.count(), "reasons": queries.reasons(rule, scope=place), "rule": rule}
    return render(request, "notices/desk/count.html", shown)


@login_required
@require_GET
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    row = get_object_or_404(queries.bulletins_visible_to(me).select_related("place"), pk=pk)
    rule = queries.rule_of(row)
    meant = row.recipients
    if row.queued_at is None:
        people = queries.recipients(rule, scope=row.path, community_id=row.community_id, topic=row.topic, on=timezone.localdate())
        meant = people.count()
    shown = {
        "row": row, "rule": rule, "meant": meant, "reasons": queries.reasons(rule, scope=row.place),
        "figures": _named(queries.figures(row)) if row.queued_at else [],
        "may_write": rules.may_write(me, row.path), "may_publish": rules.may_publish(me, row),
        "may_withdraw": rules.may_withdraw(me, row), "publish": PublishForm(), "note": NoteForm(),
    }  # fmt: skip
    return render(request, "notices/desk/bulletin.html", shown)


def _named(figures: dict[str, int]) -> list[tuple[str, str, int]]:
    """(label, query that opens the rows, number)."""
    channels, states = dict(Delivery.Channel.choices), dict(Delivery.State.choices)
    found = [(_("进了收件箱"), "", figures.pop("inbox")), (_("已经看过"), "read=1", figures.pop("read"))]
    for name, number in sorted(figures.items()):
        channel, state = name.split(".")
        label = _("%(channel)s：%(state)s") % {"channel": channels[channel], "state": states[state]}
        found.append((label, f"channel={channel}&state={state}", number))
    return found


@login_required
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    row = get_object_or_404(queries.bulletins_visible_to(me), pk=pk)
    form: NoteForm | PublishForm = PublishForm(request.POST) if verb == "publish" else NoteForm(request.POST)
    if verb != "submit" and not form.is_valid():
        messages.error(request, _("请写明原因，或把时间写成年月日和钟点。"))
        return redirect("notices:desk_bulletin", row.pk)
    if verb == "submit":
        actions.submit(row, by=me, at=at)
        messages.success(request, _("交上去了，审核的人会收到消息。"))
    elif verb == "publish":
        done = actions.publish(row, by=me, at=at, send_at=form.cleaned_data["send_at"])
        now = done.send_at is not None and done.send_at <= at
        messages.success(request, _("发布了，一分钟内开始发。") if now else _("排好了，到时候自动发。"))
    elif verb == "give-back":
        actions.give_back(row, form.cleaned_data["note"], by=me, at=at)
        messages.success(request, _("退回了，写的人会收到您的话。"))
    elif verb == "withdraw":
        actions.withdraw(row, form.cleaned_data["note"], by=me, at=at)
        messages.success(request, _("撤回了。还没发出去的不再发；看过的人打开会看到撤回的原因。"))
    else:
        raise Refused(_("没有这一步。"))
    return redirect("notices:desk_bulletin", row.pk)
