from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.projects.actions import proposals as actions
from mulin.projects.forms.offering import OfferForm, item_forms
from mulin.projects.queries import offers
from mulin.projects.rules import after as rules

from .keeping import keeper

A_PAGE = 25


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me, _community = keeper(request)
    page = Paginator(offers.kept_by(me), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "projects/after/proposals.html", {"page": page, "today": timezone.localdate()})


@login_required
def offer(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Written for this purchaser; what was offered to others is at hand as a beginning."""
    me, _community = keeper(request)
    one = get_object_or_404(offers.kept_by(me), pk=proposal_id)
    require(rules.may_offer(me, one))
    before = offers.like(one) if not one.words and request.GET.get("from") else None
    base = before or one
    form = OfferForm(request.POST or None, initial={"words": base.words})
    lines = item_forms(request.POST or None, list(base.items.all()))
    if request.method == "POST" and form.is_valid() and all([line.is_valid() for line in lines]):
        items = [item for line in lines if (item := line.item()) is not None]
        try:
            once(request, lambda: {"id": actions.offer(one, form.cleaned_data["words"], items, by=me, at=timezone.now()).pk})
            messages.success(request, _("方案送出了，对方会收到通知，可以下载 PDF。"))
            return redirect("projects:proposal", proposal_id=one.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"one": one, "form": form, "lines": lines, "like": None if one.words else offers.like(one)}
    return render(request, "projects/after/offer.html", context)
