"""The switches each page carries. They only change how pages look on this device, so they need no token."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe
from django.views.i18n import set_language

from mulin.kernel.access import No

from . import contrast
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


@require_GET
def brand(request: HttpRequest) -> HttpResponse:
    """A community's colour as a stylesheet. An unreadable colour is refused, so pages keep Mulin's own."""
    colour = request.GET.get("c", "")
    answer = contrast.may_be_brand(colour)
    if isinstance(answer, No):
        return HttpResponse(f"/* {answer.reason} */", "text/css; charset=utf-8", status=400)
    sheet = render(request, "ui/brand.css", dict(contrast.schemes(colour)), "text/css; charset=utf-8")
    patch_cache_control(sheet, public=True, max_age=A_YEAR, immutable=True)
    return sheet


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/keys.html")
