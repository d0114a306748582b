from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities.actions import campaigns as actions
from mulin.activities.models import Submission
from mulin.activities.queries import campaigns as queries
from mulin.kernel.once import once

from .desk import VIEWS, keeper


@login_required
@require_POST
def act(request: HttpRequest, submission_id: int, verb: str) -> HttpResponse:
    """Take in, give back, select, take the selection back; the list stays where it was."""
    me, at = keeper(request), timezone.now()
    rows = Submission.objects.select_related("campaign").filter(campaign__in=queries.managed_by(me).values("pk"))
    found = get_object_or_404(rows, pk=submission_id)
    words, prize = request.POST.get("words", "")[:200], request.POST.get("prize", "")[:60]
    number = {"number": found.number}
    acts: dict[str, tuple[Callable[[], Submission], str]] = {
        "accept": (lambda: actions.accept(found, by=me, at=at), _("第 %(number)s 号收下了。") % number),
        "give-back": (
            lambda: actions.give_back(found, words, by=me, at=at),
            _("第 %(number)s 号退回了，作者会看到原因。") % number,
        ),
        "select": (lambda: actions.select(found, prize, by=me, at=at), _("第 %(number)s 号入选，揭晓前大家还看不到。") % number),
        "unselect": (lambda: actions.unselect(found, by=me, at=at), _("第 %(number)s 号不入选了。") % number),
    }
    if verb not in acts:
        raise Http404
    action, said = acts[verb]
    once(request, lambda: {"id": action().pk})
    messages.success(request, said)
    view = request.POST.get("view", "")
    url = reverse("activities:desk_campaign", args=[found.campaign_id])
    return redirect(f"{url}?view={view}" if view in VIEWS else url)
