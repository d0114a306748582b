from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.funds import actions, forms, queries, rules
from mulin.funds.models import HandOut
from mulin.funds.views.acting import A_PAGE, acted, asked, fund_asked, only, proofs
from mulin.kernel.access import require
from mulin.ledger.queries import reads_books, say
from mulin.organisations.queries import Standing

from .sealed import shown_about


def page_of(pk: int) -> str:
    return reverse("funds:desk_hand_out", args=[pk])


@login_required
@require_safe
def store(request: HttpRequest, fund_id: int) -> HttpResponse:
    me, found = fund_asked(request, fund_id)
    good = request.GET.get("good", "")
    rows = found.hand_outs.order_by("-on", "-id")
    page = Paginator(rows.filter(good=good) if good else rows, A_PAGE).get_page(request.GET.get("page"))
    goods = queries.goods_of(found)
    shown = {
        "fund": found, "page": page, "good": good, "may_keep": rules.may_keep(me, found),
        "goods": [(one.code.removeprefix("store:"), one.name, say(one.balance, one.unit), one.balance) for one in goods],
    }  # fmt: skip
    return render(request, "funds/desk/store.html", shown)


@login_required
def hand_out(request: HttpRequest, fund_id: int) -> HttpResponse:
    me, found = fund_asked(request, fund_id)
    require(rules.may_keep(me, found))
    there = [one for one in queries.goods_of(found) if one.balance]
    goods = [(one.code.removeprefix("store:"), f"{one.name}（{say(one.balance, one.unit)}）") for one in there]
    sent, at = (request.POST, request.FILES) if request.method == "POST" else (None, None), timezone.now()
    initial = {"on": timezone.localdate(), "good": request.GET.get("good", "")}
    form = forms.HandOutForm(*sent, goods=goods, community_id=found.community_id, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = only(form, "good", "quantity", "to_whom", "on", "person", "about")
        if answer := acted(
            request, lambda: actions.hand_out(found, **said, **proofs(form, me, at), by=me, at=at),
            said=_("发放记下了，库存已减。"), to=page_of, form=form,
        ):  # fmt: skip
            return answer
    back = reverse("funds:desk_store", args=[found.pk])
    shown = {"form": form, "title": _("发放物品"), "back": back, "button": _("登记发放"), "fund": found}
    return render(request, "funds/desk/form.html", shown)


@login_required
def given(request: HttpRequest, hand_out_id: int) -> HttpResponse:
    me, at, today = asked(request), timezone.now(), timezone.localdate()
    rows = HandOut.objects.filter(fund__in=queries.funds_visible_to(me, today))
    found = get_object_or_404(rows.select_related("fund__community", "fund__goods", "person"), pk=hand_out_id)
    which, sent = request.POST.get("form", ""), (request.POST, request.FILES)
    form = forms.ProofForm(*(sent if which == "proof" else (None, None)))
    may_see = rules.may_see_about(me, found.fund, queries.council_of(found.fund, today))
    about, refused = "", ""
    if which == "proof" and form.is_valid():
        if answer := acted(
            request, lambda: _proved(found, form, me, at), said=_("凭证加上了。"), to=page_of(found.pk), form=form
        ):
            return answer
    elif which == "reveal":
        about, refused = shown_about(found, request.POST.get("reason", ""), may_see, me, at)
    elif which == "take_in" and (
        answer := acted(
            request, lambda: actions.take_in(found, reason=request.POST.get("reason", ""), by=me, at=at),
            said=_("已冲正，物品回到库里，两笔都留着给大家看。"), to=page_of(found.pk),
        )
    ):  # fmt: skip
        return answer
    shown = {
        "given": found, "form": form, "about": about, "refused": refused, "reads_books": reads_books(me), "entries": queries.entries_of(queries.HAND_OUT, found.pk),
        "files": queries.files_of(found.evidence.all()),
        "may": {"see": may_see, "take_in": rules.may_take_in(me, found), "keep": rules.may_keep(me, found.fund)},
    }  # fmt: skip
    return render(request, "funds/desk/given.html", shown)


def _proved(found: HandOut, form: forms.ProofForm, me: Standing, at: datetime) -> HandOut:
    actions.add_evidence(found, **proofs(form, me, at), by=me)
    return found
