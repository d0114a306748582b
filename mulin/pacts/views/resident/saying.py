"""What a resident does: comment on a clause, sign, take the signature back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.once import act_once
from mulin.kernel.ui.whole import whole
from mulin.pacts import actions
from mulin.pacts.queries import lists

from .reading import seen


@login_required
@require_POST
def comment(request: HttpRequest, pact_id: int) -> HttpResponse:
    """`clause`: the id of the clause, or nothing for the whole."""
    me, found = seen(request, pact_id)
    version = lists.newest(found)
    asked = request.POST.get("clause", "")
    clause = get_object_or_404(version.clauses, pk=whole(asked)) if asked else None
    words = request.POST.get("words", "")[:500]
    return act_once(
        request, lambda: actions.comment(version, clause, words, by=me, at=timezone.now()),
        said=_("意见记下了。保管公约的人会逐条回复采纳还是没有采纳、为什么，有了回复会通知您。"), to="pacts:pact", pact_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def sign(request: HttpRequest, pact_id: int) -> HttpResponse:
    me, found = seen(request, pact_id)
    shows = "shows_name" in request.POST
    return act_once(
        request, lambda: actions.sign(lists.newest(found), shows_name=shows, by=me, at=timezone.now()),
        said=_("签好了，邻居能看到您的名字。") if shows else _("签好了，只计数，不显示您的名字。"), to="pacts:pact", pact_id=found.pk,
    )  # fmt: skip


@login_required
@require_POST
def unsign(request: HttpRequest, pact_id: int) -> HttpResponse:
    me, found = seen(request, pact_id)
    return act_once(
        request, lambda: actions.take_back(lists.newest(found), by=me, at=timezone.now()), said=_("签名撤回了。"), to="pacts:pact",
        pact_id=found.pk,
    )  # fmt: skip
