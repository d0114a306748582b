"""A market at the desk: its terms, its plan, what is offered, and who came."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities import actions, queries, rules
from mulin.activities.forms.stall import LayoutForm, MarketForm, StallForm
from mulin.activities.models import Claim, Session, Stall
from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once
from mulin.organisations.queries import Standing

from .index import asked


@login_required
def terms(request: HttpRequest, activity_id: int) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.managed_by(me).filter(kind="market"), pk=activity_id)
    require(rules.may_change(me, found))
    kept = queries.market_of(found)
    names = ("opens_days", "closes_hours", "most", "reviews")
    form = MarketForm(request.POST or None, initial={name: getattr(kept, name) for name in names})
    if request.method == "POST" and form.is_valid():
        return act_once(
            request, lambda: actions.set_market(found, **form.cleaned_data, by=me, at=timezone.now()),
            said=_("认领摊位的办法改好了。"), to="activities:desk_activity", activity_id=found.pk,
        )  # fmt: skip
    shown = {"form": form, "title": _("认领摊位的办法"), "button": _("保存"), "back": found}
    return render(request, "activities/desk/form.html", shown)


@login_required
def stalls(request: HttpRequest, session_id: int) -> HttpResponse:
    """The plan of one session; rows of stalls are added here."""
    me, at = asked(request), timezone.now()
    rows = Session.objects.filter(activity__in=queries.managed_by(me).values("pk"), activity__kind="market").defer("draw")
    found = get_object_or_404(rows.select_related("activity", "place"), pk=session_id)
    form = LayoutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request,
                lambda: _lay_out(found, form, me),
                said=_("摊位加上了。"),
                to="activities:desk_stalls",
                session_id=found.pk,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
    stands = queries.stands_of(found)
    claims = list(queries.claims_of(found))
    context = {
        "session": found, "activity": found.activity, "form": form, "stands": stands, "rows": queries.rows_of(stands),
        "claims": [one for one in claims if one.status in Claim.STANDING], "gone": [one for one in claims if one.status not in Claim.STANDING],
        "waiting": [one for one in claims if one.status == Claim.Status.ASKED], "market": queries.market_of(found.activity),
        "free": sum(one.is_free for one in stands), "may_lay_out": rules.may_lay_out(me, found, at),
        "on_the_day": at >= found.begins_at - rules.EARLY, "came": sum(one.status == Claim.Status.CAME for one in claims),
        "missed": sum(one.status == Claim.Status.MISSED for one in claims),
    }  # fmt: skip
    return render(request, "activities/desk/stalls.html", context)


def _lay_out(session: Session, form: LayoutForm, me: Standing) -> object:
    said, at = form.cleaned_data, timezone.now()
    more = {name: said[name] for name in ("kind", "size", "power", "later")}
    if said["numbers"]:
        return actions.add_stalls(session, said["numbers"], **more, by=me, at=at)
    return actions.lay_out(session, rows=said["rows"], columns=said["columns"], **more, by=me, at=at)


def _stall(me: Standing, stall_id: int) -> Stall:
    rows = Stall.objects.filter(session__activity__in=queries.managed_by(me).values("pk"))
    return get_object_or_404(rows.select_related("session__activity"), pk=stall_id)


@login_required
def stall(request: HttpRequest, stall_id: int) -> HttpResponse:
    me = asked(request)
    found = _stall(me, stall_id)
    require(rules.may_lay_out(me, found.session, timezone.now()))
    names = ("number", "kind", "size", "power", "closed")
    form = StallForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.change_stall(found, **form.cleaned_data, by=me, at=timezone.now()),
                said=_("摊位改好了。"), to="activities:desk_stalls", session_id=found.session_id,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    shown = {"form": form, "stall": found, "session": found.session, "activity": found.session.activity}
    return render(request, "activities/desk/stall.html", shown)


@login_required
@require_POST
def drop(request: HttpRequest, stall_id: int) -> HttpResponse:
    me = asked(request)
    found = _stall(me, stall_id)
    return act_once(
        request, lambda: actions.drop_stall(found, by=me, at=timezone.now()), said=_("摊位去掉了。"),
        to="activities:desk_stalls", session_id=found.session_id,
    )  # fmt: skip


@login_required
@require_POST
def act(request: HttpRequest, claim_id: int, verb: str) -> HttpResponse:
    """Look at what is offered; note who set up and who did not."""
    me, at = asked(request), timezone.now()
    rows = Claim.objects.filter(session__activity__in=queries.managed_by(me).values("pk"))
    found = get_object_or_404(rows.select_related("stall"), pk=claim_id)
    note, who = request.POST.get("reason", "")[:200], {"sign": found.sign}
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "approve": (lambda: actions.approve(found, by=me, at=at), _("%(sign)s定了，摆摊的人会收到消息。") % who),
        "refuse": (
            lambda: actions.refuse(found, note, by=me, at=at),
            _("%(sign)s没有通过，摊位空出来了，摆摊的人会收到原因。") % who,
        ),
        "came": (lambda: actions.note_stall(found, came=True, by=me, at=at), _("已记：%(sign)s出了摊。") % who),
        "missed": (lambda: actions.note_stall(found, came=False, by=me, at=at), _("已记：%(sign)s没来。") % who),
    }
    if verb not in acts:
        raise Http404
    action, said = acts[verb]
    return act_once(request, action, said=said, to="activities:desk_stalls", session_id=found.session_id)
