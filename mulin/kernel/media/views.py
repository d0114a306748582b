import io
from typing import IO

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access.asking import who_asks

from . import guards, ranges, sealing
from .models import File


@require_safe
def file(request: HttpRequest, key: str) -> HttpResponseBase:
    found = _visible(request, key)
    return _sent(request, found, found.stored, f'"{found.sha256[:32]}"')


@require_safe
def small(request: HttpRequest, key: str) -> HttpResponseBase:
    found = _visible(request, key)
    if not found.stored_small:
        raise Http404(_("这个文件没有缩略图。"))
    return _sent(request, found, found.stored_small, f'"{found.sha256[:31]}s"')


def _visible(request: HttpRequest, key: str) -> File:
    found = get_object_or_404(File, key=key)
    if not guards.may_see(who_asks(request), found):
        raise Http404(_("没有这个文件，或者您没有查看它的权限。"))
    return found


def _sent(request: HttpRequest, found: File, stored: str, etag: str) -> HttpResponseBase:
    response: HttpResponseBase
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
    else:
        try:
            content = _opened(found, stored)
        except FileNotFoundError as error:
            raise Http404(_("没有这个文件，或者您没有查看它的权限。")) from error
        if found.kind == File.Kind.SOUND:
            response = ranges.sent(content, request.headers.get("Range", ""), found.size, found.content_type)
        else:
            download = found.kind == File.Kind.DOCUMENT
            response = FileResponse(content, content_type=found.content_type, as_attachment=download, filename=found.name)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-store" if found.seal else "private, max-age=3600"
    return response


def _opened(found: File, stored: str) -> IO[bytes]:
    content = default_storage.open(stored)
    if not found.seal:
        return content
    with content:
        return io.BytesIO(sealing.open_(content.read(), found.seal))
