from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.funds import actions, queries
from mulin.funds.models import Evidence
from mulin.funds.views.acting import acted, asked


@login_required
@require_POST
def hide(request: HttpRequest, evidence_id: int) -> HttpResponse:
    me = asked(request)
    funds = queries.funds_visible_to(me, timezone.localdate())
    rows = Evidence.objects.select_related("gift__fund__community", "spending__fund__community", "hand_out__fund__community")
    kept = get_object_or_404(rows, pk=evidence_id)
    of = kept.gift or kept.spending or kept.hand_out
    assert of is not None
    get_object_or_404(funds, pk=of.fund_id)
    name = "desk_gift" if kept.gift else "desk_spending" if kept.spending else "desk_hand_out"
    answer = acted(
        request,
        lambda: actions.hide_evidence(kept, by=me),
        said=_("这份凭证不再公开。"),
        to=reverse(f"funds:{name}", args=[of.pk]),
    )
    assert answer is not None
    return answer
