from collections.abc import Callable
from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

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
            if _may_be_known_after_sign_in(request):
                return redirect_to_login(request.get_full_path())
            return errors.refused(request, str(problem))
        if isinstance(problem, Conflict):
            return errors.conflict(request, str(problem))
        return None


def _may_be_known_after_sign_in(request: HttpRequest) -> bool:
    """A page asked for by nobody in particular; a form that was refused says why instead."""
    return request.method == "GET" and not request.headers.get("HX-Request") and not request.user.is_authenticated


class OnePolicy(CSPMiddleware):
    """The content security policy, worked out once: it is the same for every answer that does not bring its own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)
        if HEADER not in response:
            response[HEADER] = _policy()
        return response


@cache
def _policy() -> str:
    return build_policy()
