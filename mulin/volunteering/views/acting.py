from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from mulin.kernel.access import require
from mulin.kernel.once import once
from mulin.organisations.queries import who_asks
from mulin.volunteering import queries, rules
from mulin.volunteering.models import Volunteer
from mulin.volunteering.rules import Who


def volunteer_asked(request: HttpRequest) -> tuple[Who, Volunteer]:
    """Who asks, as the volunteer that person is; others are told to join first."""
    who = queries.who_serves(who_asks(request))
    require(rules.may_serve(who))
    assert who.serves is not None
    return who, who.serves


def act_once(request: HttpRequest, act: Callable[[], object], *, said: str, to: str, **args: Any) -> HttpResponse:
    """One pressing, one act; then the page that shows what came of it. A refusal becomes its own page."""

    def done() -> dict[str, str]:
        act()
        return {}

    once(request, done)
    messages.success(request, said)
    return redirect(to, **args)
