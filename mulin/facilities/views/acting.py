from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from mulin.kernel.once import once
from mulin.organisations.queries import Standing
from mulin.places.models import Community


def act_once(request: HttpRequest, act: Callable[[], object], *, said: str, to: str, **args: Any) -> HttpResponse:
    """One pressing, one act; then the page that shows what came of it. A refusal becomes its own page."""

    def done() -> dict[str, str]:
        act()
        return {}

    once(request, done)
    messages.success(request, said)
    return redirect(to, **args)


def community_of(me: Standing) -> int:
    """One's own community; a visitor sees the first one."""
    if me.person is not None:
        return me.person.community_id
    return Community.objects.order_by("id").values_list("place_id", flat=True).first() or 0
