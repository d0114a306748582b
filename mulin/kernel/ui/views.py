"""The switches each page carries. They only change how pages look on this device, so they need no token."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from .context import TYPE_COOKIE

A_YEAR = 60 * 60 * 24 * 365


@csrf_exempt
@require_POST
def type_size(request: HttpRequest) -> HttpResponse:
    answer = HttpResponseRedirect(_back(request))
    answer.set_cookie(
        TYPE_COOKIE,
        "large" if request.POST.get("size") == "large" else "normal",
        max_age=A_YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    return set_language(request)


def _back(request: HttpRequest) -> str:
    url = request.POST.get("next", "/")
    return url if url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()) else "/"
