from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.print import pdf, qr
from mulin.kernel.secrets import masks
from mulin.kernel.ui.paging import OnePass
from mulin.organisations.queries import who_asks
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import AskCertificateForm
from mulin.volunteering.models import Certificate, Duty, Record
from mulin.volunteering.views.acting import volunteer_asked

from .home import A_PAGE, community_of


@login_required
@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    _who, mine = volunteer_asked(request)
    rows = Record.objects.filter(volunteer=mine).select_related("team", "duty").order_by("-begins_at", "-id")
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "total": queries.total_of(mine),
        "certificates": list(mine.certificates.order_by("-id")[:20]),
    }
    return render(request, "volunteering/hours.html", context)


@login_required
def record(request: HttpRequest, record_id: int) -> HttpResponse:
    """One record with what was done with it; the person may say that it is wrong."""
    who = queries.who_serves(who_asks(request))
    rows = queries.records_visible_to(who).select_related("volunteer__person", "volunteer__community", "team", "duty__place")
    found = get_object_or_404(rows, pk=record_id)
    error = ""
    if request.method == "POST":
        words = request.POST.get("words", "")[:300]
        try:
            return act_once(
                request, lambda: actions.dispute(found, words=words, by=who, at=timezone.now()),
                said=_("已记下您的异议，会由另一位工作人员核对。"), to="volunteering:record", record_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            error = str(refused)
    context = {"record": found, "events": list(found.events.all()), "may_dispute": rules.may_dispute(who, found), "error": error}
    return render(request, "volunteering/record.html", context)


@login_required
def ask(request: HttpRequest) -> HttpResponse:
    who, mine = volunteer_asked(request)
    today = timezone.localdate()
    form = AskCertificateForm(request.POST or None, initial={"since": today.replace(month=1, day=1), "until": today})
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.ask_certificate(mine, **form.cleaned_data, by=who, at=timezone.now()),
                said=_("已申请，社区开具后会发消息给您。"), to="volunteering:hours",
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "volunteering/ask.html", {"form": form})


@login_required
@require_safe
def paper(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """The certificate as an A4 PDF; it says so when it was revoked."""
    who = queries.who_serves(who_asks(request))
    issued = queries.certificates_visible_to(who).filter(status__in=("issued", "revoked"))
    found = get_object_or_404(issued, pk=certificate_id)
    url = request.build_absolute_uri(f"/certificates/{found.token}/")
    strokes, side = qr.drawn(url)
    data = found.content | {
        "serial": found.number, "since": found.since.isoformat(), "until": found.until.isoformat(), "purpose": found.purpose,
        "revoked": found.reason if found.status == Certificate.Status.REVOKED else "", "url": url,
        "qr": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path stroke="#000" d="{strokes}"/></svg>',
    }  # fmt: skip
    made = pdf.make("volunteering/certificate.typ", data)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    return answer


@require_safe
def check(request: HttpRequest, token: str) -> HttpResponse:
    """What a stranger reads who scans a certificate: whether it holds, and what it says."""
    found = get_object_or_404(Certificate, token=token, status__in=("issued", "revoked"))
    return render(request, "volunteering/check.html", {"certificate": found, "lines": _lines(found)})


@require_safe
def on_notice(request: HttpRequest) -> HttpResponse:
    """公示: what is to be certified, for seven days before it is."""
    who = queries.who_serves(who_asks(request), with_teams=False)
    rows = queries.certificates_on_notice(community_of(who) or 0)
    page = OnePass(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = [(one, masks.name(one.content["name"]), _lines(one)) for one in page]
    return render(request, "volunteering/on_notice.html", {"page": page, "rows": shown})


def _lines(certificate: Certificate) -> list[dict[str, Any]]:
    """Its services in the reader's language; the paper itself is Chinese."""
    words = dict(Duty.Kind.choices)
    return [line | {"kind": words.get(line.get("code"), line["kind"])} for line in certificate.content["lines"]]
