from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms import MoveForm, read_sign_up
from mulin.activities.models import Group, Session, Signup
from mulin.activities.queries import venues
from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import Standing
from mulin.people import queries as people
from mulin.people.models import Person

from .counter import asked_of, chosen
from .index import asked

A_PAGE = 50


def _load(me: Standing, session_id: int) -> Session:
    rows = Session.objects.filter(activity__in=queries.managed_by(me).values("pk")).defer("draw")
    return get_object_or_404(rows.select_related("activity", "place"), pk=session_id)


def _form(posted: Mapping[str, Any] | None, me: Standing, found: Session) -> MoveForm:
    initial = {name: getattr(found, name) for name in ("begins_at", "ends_at", "place", "spot", "spot_en")}
    return MoveForm(posted, places=queries.stands_for(found.activity), initial=initial)


@login_required
def session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Its places and its list; somebody at the counter is signed up here."""
    me = asked(request)
    found = _load(me, session_id)
    form = _form(request.POST or None, me, found)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.move_session(found, **form.cleaned_data, by=me, at=timezone.now()),
                said=_("改好了，报名的邻居都会收到消息。"), to="activities:desk_session", session_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    return _shown(request, me, found, form, chosen(request, me))


def _shown(
    request: HttpRequest, me: Standing, found: Session, form: MoveForm, person: Person | None, *,
    posted: Mapping[str, Any] | None = None, error: str = "",
) -> HttpResponse:  # fmt: skip
    at, words = timezone.now(), request.GET.get("q", "").strip()
    names = queries.names_of(found)
    if words:
        names = names.filter(person__name__contains=words)
    page = Paginator(names, A_PAGE).get_page(request.GET.get("page"))
    head = queries.head_of(found)
    shown = {
        "session": found, "activity": found.activity, "form": form, "page": page, "words": words,
        "sum": queries.sums([head.pk]).get(head.pk), "head": head, "at": at,
        "found": people.search(me, words)[:8] if words and not person and head.groups.exists() else [],
        "venue": venues.say([found], at).get(found.pk), "may_move": rules.may_move(me, found.activity, found, at),
        **asked_of(person, found.activity, head, posted=posted or {}, error=error),
        "counter": reverse("activities:desk_sign_up", args=[head.pk, person.pk]) if person else "",
    }  # fmt: skip
    return render(request, "activities/desk/session.html", shown, status=400 if error else 200)


@login_required
@require_POST
def cancel(request: HttpRequest, session_id: int) -> HttpResponse:
    me = asked(request)
    found, reason = _load(me, session_id), request.POST.get("reason", "")[:200]
    return act_once(
        request, lambda: actions.cancel_session(found, reason=reason, by=me, at=timezone.now()),
        said=_("这一场已取消，报名的邻居都会收到消息。"), to="activities:desk_activity", activity_id=found.activity_id,
    )  # fmt: skip


@login_required
@require_POST
def sign_up(request: HttpRequest, session_id: int, person_id: int) -> HttpResponse:
    """Someone at the counter or on the phone, with the worker's name on the record."""
    me = asked(request)
    found = _load(me, session_id)
    person = get_object_or_404(people.visible_to(me), pk=person_id)
    try:
        draft = read_sign_up(request.POST, queries.questions_of(found.activity_id))
        return act_once(
            request, lambda: actions.sign_up(found.pk, person, draft, by=me, at=timezone.now()),
            said=_("已替%(name)s报名，结果在名单里。") % {"name": person.name}, to="activities:desk_session", session_id=found.pk,
        )  # fmt: skip
    except Refused as refused:
        return _shown(request, me, found, _form(None, me, found), person, posted=request.POST, error=str(refused))


@login_required
@require_POST
def set_places(request: HttpRequest, group_id: int) -> HttpResponse:
    me = asked(request)
    rows = Group.objects.filter(session__activity__in=queries.managed_by(me).values("pk"))
    group = get_object_or_404(rows, pk=group_id)
    number = request.POST.get("number", "")
    return act_once(
        request, lambda: actions.set_places(group, whole(number, -1, most=MANY), by=me, at=timezone.now()),
        said=_("名额改好了，多出来的先问候补的邻居。"), to="activities:desk_session", session_id=group.session_id,
    )  # fmt: skip


@login_required
@require_POST
def give(request: HttpRequest, signup_id: int) -> HttpResponse:
    me = asked(request)
    rows = Signup.objects.filter(session__activity__in=queries.managed_by(me).values("pk")).select_related("person")
    found = get_object_or_404(rows, pk=signup_id)
    return act_once(
        request, lambda: actions.give(found, by=me, at=timezone.now()), said=_("名额给了%(name)s。") % {"name": found.person.name},
        to="activities:desk_session", session_id=found.session_id,
    )  # fmt: skip
