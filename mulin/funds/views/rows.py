"""One gift, payment or hand-out as everybody may see it: what it was, who approved (by office), its evidence and its proof."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.funds import actions, queries, rules
from mulin.funds.models import Gift, HandOut, Seat, Spending
from mulin.kernel.access import require
from mulin.kernel.bilingual import in_language
from mulin.kernel.print import pdf, qr
from mulin.ledger.queries import say
from mulin.organisations.queries import who_asks

from .acting import acted
from .public import words

SHOWN_GIFTS, SHOWN_SPENDINGS = ("received", "taken_back"), ("reserved", "paid", "taken_back")


def _evidence(of: Gift | Spending | HandOut) -> dict[str, Any]:
    """Public files, and how many are kept for those who keep and decide."""
    rows = queries.files_of(of.evidence.all())
    return {"files": [pair for pair in rows if pair[0].is_public], "private": sum(not kept.is_public for kept, _file in rows)}


@require_safe
def gift(request: HttpRequest, gift_id: int) -> HttpResponse:
    rows = Gift.objects.filter(status__in=SHOWN_GIFTS).select_related("fund__keeper", "donor", "sponsor")
    found = get_object_or_404(rows, pk=gift_id)
    me, money = who_asks(request), found.kind == Gift.Kind.MONEY
    unit = "cny" if money else found.good
    parts = queries.went(found)
    used = sum(part.used for part in parts)
    whole = found.amount if money else found.quantity or 0
    context = {
        "gift": found, "fund": found.fund, "name": words(found.fund), "kind": queries.GIFT, "amount": say(found.amount, "cny"),
        "whole": say(whole, unit), "parts": [(part, say(part.used, unit)) for part in parts],
        "left": say(whole - used, unit) if used < whole else "", "entries": queries.entries_of(queries.GIFT, found.pk),
        "is_mine": me.person_id is not None and me.person_id == found.donor_id,
    } | _evidence(found)  # fmt: skip
    return render(request, "funds/open_gift.html", context)


@require_safe
def spending(request: HttpRequest, spending_id: int) -> HttpResponse:
    rows = Spending.objects.filter(status__in=SHOWN_SPENDINGS).select_related("fund__keeper", "purpose")
    found = get_object_or_404(rows, pk=spending_id)
    context = {
        "spending": found, "fund": found.fund, "name": words(found.fund), "kind": queries.SPENDING,
        "title": in_language(found.title, found.title_en), "purpose": words(found.purpose), "amount": say(found.amount, "cny"),
        "paid": say(found.paid, "cny") if found.paid is not None else "", "approvals": _offices(found),
        "returned": say(found.returned, "cny") if found.returned else "",
        "entries": queries.entries_of(queries.SPENDING, found.pk),
    } | _evidence(found)  # fmt: skip
    return render(request, "funds/open_spending.html", context)


def _offices(spending: Spending) -> list[tuple[str, Any]]:
    """Who said yes, by office: chair, member or keeper."""
    said = list(spending.approvals.order_by("id"))
    seats = Seat.objects.filter(fund=spending.fund_id, person__in=[one.person_id for one in said])
    roles = {seat.person_id: seat.get_role_display() for seat in seats}
    return [
        (_("委员会%(role)s") % {"role": roles[one.person_id]} if one.person_id in roles else _("资金管理员"), one.at)
        for one in said
    ]


@require_safe
def hand_out(request: HttpRequest, hand_out_id: int) -> HttpResponse:
    found = get_object_or_404(HandOut.objects.select_related("fund__keeper"), pk=hand_out_id)
    context = {
        "given": found, "fund": found.fund, "name": words(found.fund), "kind": queries.HAND_OUT, "amount": say(found.quantity, found.good),
        "entries": queries.entries_of(queries.HAND_OUT, found.pk),
    } | _evidence(found)  # fmt: skip
    return render(request, "funds/open_hand_out.html", context)


@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """All that was approved and paid, as 360Giving data."""
    base = request.build_absolute_uri("/").rstrip("/")
    made = queries.awards(Spending.objects.all(), at=timezone.now().isoformat(timespec="seconds"), base=base)
    answer = JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="awards.360giving.json"'
    return answer


@login_required
@require_POST
def naming(request: HttpRequest, gift_id: int) -> HttpResponse:
    """The donor says whether the list may name them; as easily back as forth."""
    me = who_asks(request)
    found = get_object_or_404(Gift, pk=gift_id, donor=me.person) if me.person else get_object_or_404(Gift, pk=0)
    agrees, at = request.POST.get("named") == "yes", timezone.now()
    act = actions.name_donor if agrees else actions.unname_donor
    answer = acted(
        request, lambda: act(found, by=me, at=at), said=_("从现在起公开署名。") if agrees else _("从现在起不再署名。"),
        to=reverse("funds:open_gift", args=[found.pk]),
    )  # fmt: skip
    assert answer is not None
    return answer


@login_required
@require_safe
def receipt(request: HttpRequest, gift_id: int) -> HttpResponse:
    """On paper, for the donor: printed at the counter for who has no phone."""
    rows = Gift.objects.select_related("fund__keeper", "fund__community__face", "donor", "sponsor")
    found = get_object_or_404(rows, pk=gift_id)
    me = who_asks(request)
    require(rules.may_print_receipt(me, found))
    address = request.build_absolute_uri(reverse("funds:open_gift", args=[found.pk]))
    donor = found.sponsor.name if found.sponsor else found.donor_name or (found.donor.name if found.donor else _("一位邻居"))
    what = say(found.amount, "cny")
    if found.kind == Gift.Kind.GOODS:
        what = _("%(good)s %(number)s，估价 %(amount)s（%(basis)s）") % {
            "good": found.good_name, "number": say(found.quantity or 0, found.good), "amount": what, "basis": found.valued_by,
        }  # fmt: skip
    face = getattr(found.fund.community, "face", None)
    data = {
        "title": _("捐赠收据"), "number": _("编号：%(number)s") % {"number": found.number},
        "thanks": _("%(donor)s：收到您的捐赠，谢谢您。") % {"donor": donor},
        "facts": [
            [_("捐给"), words(found.fund)], [_("捐了什么"), what], [_("哪天收到"), str(found.received_on)],
            *([[_("指定用在"), found.sponsors]] if found.sponsors else []), [_("保管单位（盖章）"), found.fund.keeper.name],
            [_("开具日期"), str(timezone.localdate())],
        ],
        "note": _("扫码就能看它用在了哪里。名字不公开，除非您同意；同意了，随时可以改。"),
        "phone": _("社区值班电话 %(phone)s") % {"phone": face.phone} if face and face.phone else "",
        "qr": qr.svg(address), "url": address,
    }  # fmt: skip
    return HttpResponse(pdf.make("funds/receipt.typ", data), "application/pdf")
