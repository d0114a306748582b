from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mulin.kernel.access import Refused
from mulin.kernel.once import Conflict

from . import errors


class RefusalsAsPages:
    """A refusal nobody caught becomes a page with its reason and a way on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, Refused):
            return errors.refused(request, str(problem))
        if isinstance(problem, Conflict):
            return errors.conflict(request, str(problem))
        return None
