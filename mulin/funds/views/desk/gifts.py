from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.funds import actions, flow, forms, queries, rules
from mulin.funds.models import Gift
from mulin.funds.views.acting import A_PAGE, acted, asked, fund_asked, only, proofs
from mulin.kernel.access import Refused, require
from mulin.ledger.queries import reads_books, say
from mulin.organisations.queries import Standing

DONOR = ("donor_kind", "donor", "sponsor", "donor_name", "named", "sponsors")
MONEY, GOODS = (
    ("amount", "received_on", "bank_number"),
    ("good_name", "quantity", "amount", "valued_by", "received_on", "stored_at"),
)


def page_of(pk: int) -> str:
    return reverse("funds:desk_gift", args=[pk])


@login_required
@require_safe
def gifts(request: HttpRequest, fund_id: int) -> HttpResponse:
    me, found = fund_asked(request, fund_id)
    kind, status, words = request.GET.get("kind", ""), request.GET.get("status", ""), request.GET.get("q", "").strip()[:60]
    rows = queries.gifts(found, kind=kind, status=status, words=words)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "fund": found, "page": page, "rows": [(gift, say(gift.amount, "cny")) for gift in page], "kind": kind, "status": status,
        "words": words, "kinds": Gift.Kind.choices, "statuses": Gift.Status.choices, "may_keep": rules.may_keep(me, found),
    }  # fmt: skip
    return render(request, "funds/desk/gifts.html", shown)


@login_required
def register(request: HttpRequest, fund_id: int, kind: str) -> HttpResponse:
    """Money that came, goods that came, or a promise."""
    me, found = fund_asked(request, fund_id)
    require(rules.may_keep(me, found))
    sent, at = (request.POST, request.FILES) if request.method == "POST" else (None, None), timezone.now()
    more: dict[str, Any] = {"community_id": found.community_id, "initial": {"received_on": timezone.localdate()}}
    form: forms.MoneyForm | forms.GoodsForm | forms.PromiseForm
    if kind == "promise":
        form, title = forms.PromiseForm(*sent, **more), _("登记捐赠承诺")
    elif kind == "goods":
        form, title = forms.GoodsForm(*sent, **more), _("登记收到的物品")
    else:
        form, title = forms.MoneyForm(*sent, **more), _("登记收到的钱")
    if request.method == "POST" and form.is_valid():

        def act() -> Gift:
            if kind == "promise":
                return actions.promise(found, **only(form, *DONOR, "kind", "amount", "good_name", "quantity"), by=me, at=at)
            said = only(form, *DONOR, *(GOODS if kind == "goods" else MONEY))
            return actions.register(found, kind=kind, **said, **proofs(form, me, at), by=me, at=at)

        words = (
            _("承诺记下了，收到以后再登记。")
            if kind == "promise"
            else _("登记好了，已记入账本。登记里的捐赠人会收到感谢和去向。")
        )
        if answer := acted(request, act, said=words, to=page_of, form=form):
            return answer
    back = reverse("funds:desk_gifts", args=[found.pk])
    return render(
        request, "funds/desk/form.html", {"form": form, "title": title, "back": back, "button": _("登记"), "fund": found}
    )


@login_required
def gift(request: HttpRequest, gift_id: int) -> HttpResponse:
    me, at = asked(request), timezone.now()
    rows = Gift.objects.filter(fund__in=queries.funds_visible_to(me, timezone.localdate()))
    found = get_object_or_404(
        rows.select_related("fund__community", "fund__book", "fund__goods", "fund__keeper", "donor", "sponsor"), pk=gift_id
    )
    which, sent = request.POST.get("form", ""), (request.POST, request.FILES)
    each = {
        "receive": forms.ReceiveForm(
            *(sent if which == "receive" else (None, None)), kind=found.kind, initial={"received_on": timezone.localdate()}
        ),
        "proof": forms.ProofForm(*(sent if which == "proof" else (None, None))),
    }
    if request.method == "POST" and (which not in each or each[which].is_valid()):
        form = each.get(which)
        act, said = _act(which, found, form, request, me, at)
        if answer := acted(request, act, said=said, to=page_of(found.pk), form=form):
            return answer
    entry = queries.entries_of(queries.GIFT, found.pk)
    shown = {
        "gift": found, "amount": say(found.amount, "cny"), "forms": each, "which": which, "reads_books": reads_books(me), "entries": entry,
        "evidence": list(found.evidence.order_by("id")), "files": queries.files_of(found.evidence.all()),
        "may": {
            "receive": rules.may_step(me, found, flow.RECEIVE), "take_back": rules.may_step(me, found, flow.TAKE_BACK),
            "lapse": rules.may_step(me, found, flow.LAPSE), "keep": rules.may_keep(me, found.fund),
            "naming": rules.may_change_naming(me, found), "print": rules.may_print_receipt(me, found),
        },
    }  # fmt: skip
    return render(request, "funds/desk/gift.html", shown)


def _act(which: str, found: Gift, form: Any, request: HttpRequest, me: Standing, at: datetime) -> tuple[Any, str]:
    reason = request.POST.get("reason", "")[:200]
    acts: dict[str, tuple[Any, str]] = {
        "receive": (
            lambda: actions.receive(
                found, **{name: value for name, value in form.cleaned_data.items() if name not in ("evidence", "public")},
                **proofs(form, me, at), by=me, at=at,
            ), _("登记好了，已记入账本。"),
        ),
        "proof": (lambda: _proved(found, form, me, at), _("凭证加上了。")),
        "lapse": (lambda: actions.let_lapse(found, by=me), _("记为未兑现，不再等。")),
        "take_back": (lambda: actions.take_back(found, reason=reason, by=me, at=at), _("已冲正，两笔都留着给大家看。")),
        "name": (lambda: actions.name_donor(found, by=me, at=at), _("从现在起公开署名。")),
        "unname": (lambda: actions.unname_donor(found, by=me, at=at), _("从现在起不再署名。")),
    }  # fmt: skip
    if which not in acts:
        raise Refused(_("没有这一步，请刷新后再试。"))
    return acts[which]


def _proved(found: Gift, form: Any, me: Standing, at: datetime) -> Gift:
    actions.add_evidence(found, **proofs(form, me, at), by=me)
    return found
