"""A purchaser's requests and the offers for them; keepers answer at the desk."""

from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.once import act_once, once
from mulin.kernel.print import pdf
from mulin.ledger.queries import say
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, who_asks
from mulin.projects.actions import proposals as actions
from mulin.projects.forms.beyond import AskForm
from mulin.projects.models import Proposal
from mulin.projects.queries import offers
from mulin.projects.rules import after as rules

A_PAGE = 25


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Those of one's units, with a form for a new one."""
    me = who_asks(request)
    require(rules.may_ask_for_proposal(me))
    assert me.person is not None
    bodies = Organisation.objects.filter(community=me.person.community_id, closed_on=None).order_by("name")
    if not rules.may_keep_some(me):
        bodies = bodies.filter(pk__in=me.units())
    today = timezone.localdate()
    form = AskForm(request.POST or None, querysets={"purchaser": bodies}, initial={"answer_by": today + timedelta(days=14)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        community = said["purchaser"].community
        try:
            made = once(
                request,
                lambda: {
                    "id": actions.ask(
                        community,
                        said["purchaser"],
                        said["title"],
                        said["request"],
                        said["answer_by"],
                        by=me,
                        at=timezone.now(),
                    ).pk
                },
            )
            messages.success(request, _("送到社区了，方案拟好会通知您。"))
            return redirect("projects:proposal", proposal_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    page = Paginator(offers.visible_to(me), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/open/proposals.html", {"page": page, "form": form})


def seen(request: HttpRequest, proposal_id: int) -> tuple[Standing, Proposal]:
    me = who_asks(request)
    return me, get_object_or_404(offers.visible_to(me), pk=proposal_id)


@login_required
@require_safe
def proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    me, one = seen(request, proposal_id)
    hardware, software = offers.items(one)
    context = {
        "one": one, "hardware": hardware, "software": software, "total": say(offers.total(one), "cny"),
        "may_answer": rules.may_answer(me, one), "may_offer": rules.may_offer(me, one), "keeps": rules.may_keep(me, one.community.path),
        "ends": timezone.localdate() + timedelta(days=180),
    }  # fmt: skip
    return render(request, "projects/open/proposal.html", context)


@login_required
@require_safe
def paper(request: HttpRequest, proposal_id: int) -> HttpResponse:
    _me, one = seen(request, proposal_id)
    if not one.words:
        raise Http404
    answer = HttpResponse(pdf.make("projects/offer.typ", offers.sheet(one)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="offer-{one.pk}.pdf"'
    return answer


@login_required
@require_POST
def answer(request: HttpRequest, proposal_id: int) -> HttpResponse:
    me, one = seen(request, proposal_id)
    at, sent = timezone.now(), request.POST
    if sent.get("verdict") == "accept":
        try:
            ends = date.fromisoformat(sent.get("ends", ""))
        except ValueError as bad:
            raise Refused(_("请写哪天以前做完。")) from bad
        return act_once(
            request, lambda: actions.accept(one, ends, by=me, at=at), said=_("接受了，已成为一个项目。"), to="projects:proposal",
            proposal_id=one.pk,
        )  # fmt: skip
    return act_once(
        request, lambda: actions.refuse(one, sent.get("words", "")[:300], by=me, at=at), said=_("答复送到了。"), to="projects:proposal",
        proposal_id=one.pk,
    )  # fmt: skip
