"""Points on the phone: what I have and where each comes from, how to earn more, saying that one is wrong."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import who_asks
from mulin.volunteering import actions, queries
from mulin.volunteering.forms.points import AppealForm, BoardForm
from mulin.volunteering.models import Award, OnBoard
from mulin.volunteering.queries import points as earning
from mulin.volunteering.rules import points as rules
from mulin.volunteering.views.saying import rule_sentences, said

from .bank import registered
from .home import A_PAGE, community_of

A_FEW = 5


@login_required
@require_safe
def points(request: HttpRequest) -> HttpResponse:
    person = getattr(request.user, "person", None)
    if person is None:
        return redirect("people:who")
    statement = earning.statement_of(person.pk, request.GET.get("page"))
    shown = {
        "points": statement.points, "statement": statement, "waiting": statement.waiting[:A_FEW], "unpaid": statement.unpaid,
        "rules": rule_sentences(person.community_id, timezone.localdate()),
        "appeals": list(earning.appeals_of(person.pk)[:A_FEW]),
    }  # fmt: skip
    return render(request, "volunteering/points/points.html", shown)


@require_safe
def rules_page(request: HttpRequest) -> HttpResponse:
    """Everybody's: how points are earned here, in plain words, with those that begin later and those that are over."""
    who, today = queries.who_serves(who_asks(request)), timezone.localdate()
    community = community_of(who) or 0
    context = {
        "rules": rule_sentences(community, today), "over": [said(rule, today) for rule in earning.rules_over(community, today)],
        "appeal_days": rules.APPEAL_WITHIN.days, "totals": earning.totals({community}),
    }  # fmt: skip
    return render(request, "volunteering/points/rules.html", context)


@login_required
def appeal(request: HttpRequest) -> HttpResponse:
    """`?award=` names the one that is wrong; without it points are missing."""
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    wanted = request.GET.get("award", "")
    award = get_object_or_404(Award, pk=whole(wanted), person=person) if wanted else None
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.appeal(person, form.cleaned_data["words"], award=award, by=who, at=timezone.now()),
                said=_("已记下，5 个工作日内答复您，会发消息。"), to="volunteering:points_appeals",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("words", str(refused))
    words = rules.words_of(award.kind) if award else ""
    return render(request, "volunteering/points/appeal.html", {"form": form, "award": award, "kind": words})


@login_required
@require_safe
def appeals(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    page = Paginator(earning.appeals_of(found[1].pk), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/points/appeals.html", {"page": page})


@login_required
def appeal_page(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """One's own; it may be taken back while nobody has answered."""
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    asked = get_object_or_404(earning.appeals_of(person.pk).select_related("person", "community"), pk=appeal_id)
    if request.method == "POST":
        return act_once(
            request, lambda: actions.drop_appeal(asked, by=who, at=timezone.now()), said=_("已收回。"), to="volunteering:points_appeals"
        )  # fmt: skip
    context = {"appeal": asked, "may_drop": rules.may_drop(who, asked)}
    return render(request, "volunteering/points/appeal_page.html", context)


@login_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Only those who wish to be on it, of this year."""
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    year = timezone.localdate().year
    rows = earning.board(person.community_id, year, who.standing.person_id)
    own = OnBoard.objects.filter(person=person, until=None).first()
    form = BoardForm(initial={"shown_as": own.shown_as if own else ""})
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "year": date(year, 1, 1), "own": own, "form": form}
    return render(request, "volunteering/points/board.html", context)


@login_required
@require_POST
def join_board(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    name = request.POST.get("shown_as", "")
    return act_once(
        request, lambda: actions.join_board(person, name, by=who, at=timezone.now()),
        said=_("您在榜上了，随时可以退出。"), to="volunteering:points_board",
    )  # fmt: skip


@login_required
@require_POST
def leave_board(request: HttpRequest) -> HttpResponse:
    found = registered(request)
    if found is None:
        return redirect("people:who")
    who, person = found
    return act_once(
        request, lambda: actions.leave_board(person, by=who, at=timezone.now()),
        said=_("您不在榜上了。"), to="volunteering:points_board",
    )  # fmt: skip
