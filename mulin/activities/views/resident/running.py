"""For who runs a session on the spot: the rotating code, the list, ticks, codes that people show."""

import json
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.activities import actions, queries, rules
from mulin.activities.models import Activity, Attendance, Session, Signup
from mulin.activities.rules import codes
from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.kernel.print import qr
from mulin.kernel.ui.whole import MANY, whole
from mulin.organisations.queries import Standing, who_asks
from mulin.people import queries as people

ON_A_PAGE = 200  # names: one phone's list, whole for nearly all


def load(session_id: int) -> Session:
    rows = Session.objects.filter(activity__status__in=Activity.PUBLIC).defer("draw").select_related("activity", "place")
    return get_object_or_404(rows, pk=session_id)


def _run(request: HttpRequest, session_id: int) -> tuple[Standing, Session]:
    me, found = who_asks(request), load(session_id)
    require(rules.may_run(me, found.activity))
    return me, found


@login_required
@require_safe
def run(request: HttpRequest, session_id: int) -> HttpResponse:
    me, found = _run(request, session_id)
    words, at = request.GET.get("q", "").strip(), timezone.now()
    names = queries.names_of(found).filter(status__in=("held", "came", "missed"))
    if words:
        names = names.filter(person__name__contains=words)
    page = Paginator(names, ON_A_PAGE).get_page(request.GET.get("page"))
    there = queries.attended(found, [row.person_id for row in page])
    signed = {row.person_id for row in page}
    context = {
        "session": found,
        "page": page,
        "rows": [(row, there.get(row.person_id)) for row in page],
        "walk_ins": queries.walk_ins(found),
        "found": [one for one in people.search(me, words)[:10] if one.pk not in signed] if words else [],
        "words": words,
        "code": _code(request, found, at),
        "shows_code": found.status == Session.Status.PLANNED,
        "at": at,
    }
    return render(request, "activities/run.html", context)


@login_required
@require_safe
def code(request: HttpRequest, session_id: int) -> HttpResponse:
    """The code as it is now, fetched again every half minute by the page that shows it."""
    _me, found = _run(request, session_id)
    return render(request, "activities/run.html#code", {"session": found, "code": _code(request, found, timezone.now())})


def _code(request: HttpRequest, session: Session, at: datetime) -> str:
    now = codes.code_at(bytes(session.secret), at)
    return qr.svg(request.build_absolute_uri(reverse("activities:come", args=[session.pk, now])), label=_("签到码"))


@login_required
def own(request: HttpRequest, session_id: int, code: str) -> HttpResponse:
    """What a person's own code opens on the leader's phone: who it is, and one button."""
    me, found = _run(request, session_id)
    signup = _signup(found, code)
    if request.method == "POST":
        said = _("已记：%(name)s到了，%(seats)s 人。") % {"name": signup.person.name, "seats": signup.seats}
        return act_once(
            request, lambda: actions.check_in(found, signup, how=Attendance.How.OWN, by=me, at=timezone.now()),
            said=said, to="activities:run", session_id=found.pk,
        )  # fmt: skip
    there = queries.attended(found, [signup.person_id]).get(signup.person_id)
    return render(request, "activities/own.html", {"session": found, "signup": signup, "there": there, "code": code})


@login_required
@require_safe
def typed(request: HttpRequest, session_id: int) -> HttpResponse:
    """A code that was said instead of shown."""
    _me, found = _run(request, session_id)
    text = request.GET.get("code", "").strip()
    if codes.read_own(bytes(found.secret), text) is None:
        messages.error(request, _("没有这个签到码，请对照手机再看一遍，或在名单里找姓名。"))
        return redirect("activities:run", session_id=found.pk)
    return redirect("activities:own", session_id=found.pk, code=text.upper())


def _signup(session: Session, code: str) -> Signup:
    """Of a course, the code is that of the session with the places."""
    for one in (session, queries.head_of(session)):
        number = codes.read_own(bytes(one.secret), code)
        if number is not None:
            rows = Signup.objects.select_related("person", "session__activity")
            return get_object_or_404(rows, pk=number, session=one)
    raise Http404


@login_required
@require_POST
def tick(request: HttpRequest, session_id: int, signup_id: int) -> HttpResponse:
    me, found = _run(request, session_id)
    row = get_object_or_404(
        Signup.objects.select_related("person", "session__activity"), pk=signup_id, session=queries.head_of(found)
    )
    said = _("已记：%(name)s到了，%(seats)s 人。") % {"name": row.person.name, "seats": row.seats}
    return act_once(
        request,
        lambda: actions.check_in(found, row, by=me, at=timezone.now()),
        said=said,
        to="activities:run",
        session_id=found.pk,
    )


@login_required
@require_POST
def let_in(request: HttpRequest, session_id: int, person_id: int) -> HttpResponse:
    me, found = _run(request, session_id)
    person = get_object_or_404(people.visible_to(me), pk=person_id)
    return act_once(
        request, lambda: actions.let_in(found, person, by=me, at=timezone.now()),
        said=_("已记：%(name)s到了。") % {"name": person.name}, to="activities:run", session_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def ticks_from_offline(request: HttpRequest, session_id: int) -> JsonResponse:
    """`{"came": [[sign-up, "ISO 8601"], …]}` kept on the leader's phone while there was no signal. Sent twice, counted once."""
    me, found = _run(request, session_id)
    if request.content_type != "application/json":
        raise Http404
    try:
        rows = [(int(signup), parse_datetime(when)) for signup, when in json.loads(request.body)["came"]]
    except (ValueError, TypeError, KeyError):
        raise Http404 from None
    came = [(signup, when) for signup, when in rows if when is not None and when.tzinfo is not None]
    problems = actions.merge_offline_list(found, came, by=me, at=timezone.now())
    return JsonResponse({"kept": len(came), "problems": problems})


@login_required
@require_POST
def visitors(request: HttpRequest, session_id: int) -> HttpResponse:
    me, found = _run(request, session_id)
    number = request.POST.get("number", "")
    return act_once(
        request, lambda: actions.count_visitors(found, whole(number, -1, most=MANY), by=me, at=timezone.now()),
        said=_("已记下现场人数。"), to="activities:run", session_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def pay(request: HttpRequest, session_id: int, signup_id: int) -> HttpResponse:
    me, found = _run(request, session_id)
    row = get_object_or_404(
        Signup.objects.select_related("session__activity", "person"), pk=signup_id, session=queries.head_of(found)
    )
    amount = 0 if row.paid else found.activity.price * row.seats
    said = _("已记：%(name)s交了钱。") if amount else _("已改：%(name)s还没有交钱。")
    return act_once(
        request, lambda: actions.take_money(row, amount, by=me, at=timezone.now()), said=said % {"name": row.person.name},
        to="activities:run", session_id=found.pk,
    )  # fmt: skip
