from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.facilities import actions, queries
from mulin.facilities.forms import ThingForm
from mulin.facilities.models import Loan
from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.people.models import Person

from .index import asked, served

A_PAGE = 25


@login_required
def loans(request: HttpRequest, facility_id: int) -> HttpResponse:
    """What can be lent, what is out, and to whom one lends now."""
    me, today = asked(request), timezone.localdate()
    found = served(me, facility_id)
    form = ThingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return act_once(
            request, lambda: actions.add_thing(found, **said, by=me, at=timezone.now()), said=_("可以借了。"),
            to="facilities:desk_loans", facility_id=found.pk,
        )  # fmt: skip
    words, which = request.GET.get("q", "").strip(), request.GET.get("view", "")
    rows = queries.loans_served(me).filter(thing__facility=found)
    rows = rows.exclude(back_at=None).order_by("-back_at") if which == "back" else rows.filter(back_at=None).order_by("due_on")
    context = {
        "facility": found, "form": form, "things": list(found.things.filter(closed_at=None)), "words": words, "view": which, "today": today,
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")), "found": queries.found(me, found, words), "backs": Loan.Back.choices,
    }  # fmt: skip
    return render(request, "facilities/desk/loans.html", context)


@login_required
@require_POST
def lend(request: HttpRequest, thing_id: int) -> HttpResponse:
    me = asked(request)
    thing = get_object_or_404(queries.things_served(me), pk=thing_id)
    rows = Person.objects.filter(community=thing.facility.community_id, left_on=None)
    person = get_object_or_404(rows, pk=whole(request.POST.get("person")))
    return act_once(
        request, lambda: actions.lend(thing, person, by=me, at=timezone.now()), said=_("借出去了，到期前会提醒他。"),
        to="facilities:desk_loans", facility_id=thing.facility_id,
    )  # fmt: skip


@login_required
@require_POST
def take_back(request: HttpRequest, loan_id: int) -> HttpResponse:
    me = asked(request)
    loan = get_object_or_404(queries.loans_served(me), pk=loan_id)
    back, words = request.POST.get("back", ""), request.POST.get("words", "")[:200]
    back = back if back in Loan.Back.values else Loan.Back.FINE
    return act_once(
        request, lambda: actions.take_back(loan, back, words=words, by=me, at=timezone.now()), said=_("收回来了。"),
        to="facilities:desk_loans", facility_id=loan.thing.facility_id,
    )  # fmt: skip
