from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.funds import actions, queries, rules
from mulin.funds.models import Disclosure
from mulin.funds.views.acting import acted, asked, fund_asked
from mulin.funds.views.disclosed import shown_figures
from mulin.kernel.access import Refused


def page_of(pk: int) -> str:
    return reverse("funds:desk_disclosure", args=[pk])


@login_required
@require_safe
def disclosures(request: HttpRequest, fund_id: int) -> HttpResponse:
    _me, found = fund_asked(request, fund_id)
    rows = list(found.disclosures.order_by("-year", "-quarter", "-version"))
    return render(request, "funds/desk/disclosures.html", {"fund": found, "rows": rows, "today": timezone.localdate()})


@login_required
def disclosure(request: HttpRequest, disclosure_id: int) -> HttpResponse:
    """Until it is signed its figures are the ledger's of this moment."""
    me, at, today = asked(request), timezone.now(), timezone.localdate()
    rows = Disclosure.objects.filter(fund__in=queries.funds_visible_to(me, today))
    rows = rows.select_related("fund__community", "fund__book", "fund__goods", "signed_by", "countersigned_by")
    found = get_object_or_404(rows, pk=disclosure_id)
    refused = ""
    if request.method == "POST":
        which, reason, words = (request.POST.get(name, "") for name in ("form", "reason", "words"))
        acts = {
            "sign": (lambda: actions.sign(found, words=words, by=me, at=at), _("签好了，请委员会复核。")),
            "countersign": (lambda: actions.countersign(found, by=me, at=at), _("公布了，谁都能看。")),
            "give_back": (lambda: actions.give_back(found, reason=reason, by=me, at=at), _("退回了，资金管理员会看到要改什么。")),
            "correct": (lambda: actions.correct(found, reason=reason, by=me, at=at), _("更正的一版开好了，请核对后签字。")),
        }
        try:
            if which not in acts:
                raise Refused(_("没有这一步，请刷新后再试。"))
            answer = acted(request, acts[which][0], said=acts[which][1], to=page_of)
            if answer:
                return answer
        except Refused as why:
            refused = str(why)
    newest = max(
        Disclosure.objects.filter(fund=found.fund, year=found.year, quarter=found.quarter).values_list("version", flat=True)
    )
    now = queries.drawn(found.fund, found.since, found.until)
    kept = now if found.status == Disclosure.Status.DRAFT else found.figures
    shown = {
        "disclosure": found, "fund": found.fund, "shown": shown_figures(kept), "moved": kept != now, "refused": refused, "today": today,
        "newest": newest,
        "may": {
            "sign": rules.may_sign(me, found), "correct": rules.may_correct(me, found, newest),
            "countersign": rules.may_countersign(me, found, queries.council_of(found.fund, today)),
        },
    }  # fmt: skip
    return render(request, "funds/desk/disclosure.html", shown)
