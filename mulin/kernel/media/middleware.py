from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

MOST_BYTES = 100 * 2**20


class HugeRequestsRefused:
    """Refuses a body of 100 MB or more by its stated length, before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) < MOST_BYTES:
            return self.get_response(request)
        sentence = _("这次传的内容超过 100 MB，没有收下。照片每张最多 20 MB，请减少几张或缩小后再传。")
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"error": sentence}, status=413)
        return render(request, "media/too_large.html", {"sentence": sentence, "back": _came_from(request)}, status=413)


def _came_from(request: HttpRequest) -> str:
    """The page with the form, where what was written stands kept; the first page where the browser does not say."""
    page = request.headers.get("Referer", "")
    return page if url_has_allowed_host_and_scheme(page, {request.get_host()}) else "/"
