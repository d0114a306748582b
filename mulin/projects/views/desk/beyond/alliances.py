from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.projects.actions import alliances as actions
from mulin.projects.forms.beyond import AllianceForm, RenewForm
from mulin.projects.models import Alliance
from mulin.projects.queries import beyond
from mulin.projects.rules import after as rules
from mulin.projects.rules.who import KEEPERS

from .keeping import keeper, kept, partners_of

A_PAGE = 25
A_YEAR = timedelta(days=365)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, _community = keeper(request)
    today = timezone.localdate()
    rows = beyond.alliances_kept(me.paths(KEEPERS))
    ending = [one for one in rows.filter(state=Alliance.State.RUNNING, until__lte=today + timedelta(days=rules.REMIND_DAYS))]
    page = Paginator(rows.order_by("-until", "id"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/after/alliances.html", {"page": page, "ending": ending, "today": today})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me, community = keeper(request)
    today = timezone.localdate()
    form = AllianceForm(
        request.POST or None, querysets={"partner": partners_of(community)}, initial={"since": today, "until": today + A_YEAR}
    )
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        first = (community, said.pop("partner"), said.pop("commitments"), said.pop("since"), said.pop("until"))
        try:
            made = once(request, lambda: {"id": actions.ally(*first, **said, by=me, at=timezone.now()).pk})
            messages.success(request, _("登记好了。到期前两个月会提醒续签。"))
            return redirect("projects:desk_alliance", alliance_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "title": _("新的共建协议"),
        "button": _("登记"),
        "up": "projects:desk_alliances",
        "up_words": _("共建伙伴"),
    }
    return render(request, "projects/after/form.html", context)


@login_required
def alliance(request: HttpRequest, alliance_id: int) -> HttpResponse:
    """What was agreed, and a form to renew it."""
    me, community = keeper(request)
    one: Alliance = kept(Alliance, community, alliance_id)
    form = RenewForm(request.POST or None, initial={"until": one.until + A_YEAR, "commitments": one.commitments})
    may_renew = rules.may_renew(me, one)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        require(may_renew)
        try:
            made = once(
                request,
                lambda: {"id": actions.renew(one, said["until"], commitments=said["commitments"], by=me, at=timezone.now()).pk},
            )
            messages.success(request, _("续签好了。"))
            return redirect("projects:desk_alliance", alliance_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "one": one, "form": form, "may_renew": may_renew, "may_end": rules.may_end(me, one), "may_sign": rules.may_sign(me, one),
        "ending": rules.is_ending(one, timezone.localdate()), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "projects/after/alliance.html", context)


@login_required
@require_POST
def act(request: HttpRequest, alliance_id: int, alliance_verb: str) -> HttpResponse:
    me, community = keeper(request)
    one: Alliance = kept(Alliance, community, alliance_id)
    at, words = timezone.now(), request.POST.get("words", "")[:300]
    if alliance_verb == "sign":
        return act_once(
            request, lambda: actions.sign(one, by=me, at=at), said=_("签好了，公开的名单上看得到。"), to="projects:desk_alliance",
            alliance_id=one.pk,
        )  # fmt: skip
    return act_once(
        request, lambda: actions.end(one, words, by=me, at=at), said=_("结束了，原因写在公开的名单上。"), to="projects:desk_alliance",
        alliance_id=one.pk,
    )  # fmt: skip
