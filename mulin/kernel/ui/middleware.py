from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from mulin.kernel.access import Refused

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
        if _is_conflict(problem):
            return errors.conflict(request)
        return None


def _is_conflict(problem: Exception) -> bool:
    from mulin.kernel import once

    return isinstance(problem, getattr(once, "Conflict", ()))
