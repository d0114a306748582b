"""Work from the phone: take it out of the pool, say that one is there, say what was done, or give it back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mulin.kernel.once import once
from mulin.matters import actions
from mulin.matters.models import Matter
from mulin.organisations.queries import who_asks

from .acting import with_words
from .matter import load

# verb: what is done, what is said afterwards, whether it needs words
VERBS: dict[str, tuple[Callable[..., Matter], str | Promise, bool]] = {
    "take": (actions.take, _("归您办了。到了现场点“我到了”，办好写一句结果。"), False),
    "accept": (actions.accept, _("已接单，请按时办好。"), False),
    "arrive": (actions.arrive, _("已记下您到了现场。"), False),
    "result": (actions.answer, _("结果已转给上报的人，等他们确认。"), True),
    "give_back": (actions.give_back, _("已退回社区，会另外找人。"), True),
}


@require_POST
def work(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    if verb not in VERBS:
        raise Http404
    me, (act, said, needs_words) = who_asks(request), VERBS[verb]
    found = load(request, me, number)
    if needs_words:
        return with_words(request, me, found, act, verb, str(said), with_photos=verb == "result")
    once(request, lambda: {"number": act(found, by=me, at=timezone.now()).number})
    messages.success(request, str(said))
    return redirect("matters:matter", number)
