from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse

from .queries import who_asks


class KnowsWhoAsks:
    """Lets floors below ask for the standing behind a request (`kernel.access.asking`), at no cost where nobody asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.ask = partial(who_asks, request)  # type: ignore[attr-defined]
        return self.get_response(request)
