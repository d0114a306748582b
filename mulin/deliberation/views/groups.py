"""The chat groups of the building one lives in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.deliberation.queries import chat_group as queries
from mulin.organisations.queries import who_asks


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    rows = queries.of_home(me.person, timezone.localdate())
    response = render(request, "deliberation/groups/mine.html", {"rows": rows})
    response["Cache-Control"] = "no-store"
    return response
