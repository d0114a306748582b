from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused
from mulin.kernel.flow import can
from mulin.kernel.once import once
from mulin.volunteering import actions, flow, queries, rules
from mulin.volunteering.forms import CertificateSearch
from mulin.volunteering.models import Record

from .index import asked

A_PAGE = 25
SAID = {
    "publish": _("已开始公示，公示满 7 天后可以开具。"),
    "issue": _("已开具，本人会收到消息。"),
    "refuse": _("已记下不予开具的原因，本人会看到。"),
    "revoke": _("已撤销，扫码核验的人会看到。"),
}


@login_required
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    who, search = asked(request), CertificateSearch(request.GET)
    rows = queries.certificates_visible_to(who).select_related("volunteer__person").order_by("-asked_at", "-id")
    page = Paginator(search.narrow(rows), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/desk/certificates.html", {"page": page, "search": search})


@login_required
def certificate(request: HttpRequest, certificate_id: int) -> HttpResponse:
    who, at = asked(request), timezone.now()
    rows = queries.certificates_visible_to(who).select_related("volunteer__person", "volunteer__community")
    found = get_object_or_404(rows, pk=certificate_id)
    error = ""
    if request.method == "POST":
        act, reason = request.POST.get("act", ""), request.POST.get("reason", "")[:200]
        acts = {
            "publish": lambda: actions.publish(found, by=who, at=at),
            "issue": lambda: actions.issue(found, by=who, at=at),
            "refuse": lambda: actions.refuse_certificate(found, reason=reason, by=who, at=at),
            "revoke": lambda: actions.revoke(found, reason=reason, by=who, at=at),
        }
        try:
            once(request, lambda: {"id": acts[act]().pk})
        except Refused as refused:
            error = str(refused)
        else:
            messages.success(request, SAID[act])
            return redirect("volunteering:desk_certificate", certificate_id=found.pk)
    counted = Record.objects.filter(
        volunteer=found.volunteer, status="confirmed", begins_at__date__gte=found.since, begins_at__date__lte=found.until
    )
    shown = {
        "certificate": found, "error": error, "records": list(counted.order_by("begins_at")[:200]),
        "may_issue": rules.may_issue(who, found, timezone.localdate(at)), "may_certify": rules.may_certify(who, found),
        "can": {step.name: can(found.status, step) for step in flow.CERTIFICATE_STEPS},
    }  # fmt: skip
    return render(request, "volunteering/desk/certificate.html", shown)
