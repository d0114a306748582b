from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .acting import once


def act_once(request: HttpRequest, act: Callable[[], object], *, said: str, to: str, **args: Any) -> HttpResponse:
    """One pressing, one act; then the page that shows what came of it. A refusal becomes its own page."""

    def done() -> dict[str, str]:
        act()
        return {}

    once(request, done)
    messages.success(request, said)
    return redirect(to, **args)
