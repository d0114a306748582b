from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from mulin.kernel.access import Refused
from mulin.kernel.access.asking import who_asks
from mulin.kernel.once import once
from mulin.places import queries
from mulin.places.models import Place
from mulin.places.rules.outlines import BadOutline


def seen(request: HttpRequest, pk: int) -> Place:
    """A place that the person may see; 404 otherwise."""
    return get_object_or_404(queries.visible_to(who_asks(request)).select_related("parent"), pk=pk)


def did(
    request: HttpRequest,
    act: Callable[[], tuple[str, str]],
    *,
    back: str = "",
    again: Callable[[str], HttpResponse] | None = None,
) -> HttpResponse:
    """Act once, then go to the URL it gives and say its sentence.

    What it refuses is said where the person was: `again` shows the form with all that was filled in, `back` is for small forms.
    """

    def answer() -> dict[str, str]:
        url, sentence = act()
        return {"url": url, "sentence": sentence}

    try:
        kept = once(request, answer)
    except (Refused, BadOutline) as refusal:
        if again is not None:
            return again(str(refusal))
        messages.error(request, str(refusal))
        return redirect(back)
    messages.success(request, kept["sentence"])
    return redirect(kept["url"])


def first_error(request: HttpRequest, form: Any, back: str) -> HttpResponse:
    """For the small forms of a place's page: what is wrong, said at the top of it."""
    field, errors = next(iter(form.errors.items()))
    label = form.fields[field].label if field in form.fields else ""
    messages.error(request, f"{label}：{errors[0]}" if label else errors[0])
    return redirect(back)
