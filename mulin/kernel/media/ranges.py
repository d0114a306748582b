"""One byte range of a file (RFC 9110, 14.1–14.2): phones play a voice only from servers that can send a part of it."""

import re
from typing import IO

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

ASKED = re.compile(r"bytes=(\d*)-(\d*)\Z")


def wanted(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte, or None where all of it is to be sent (no range, several, or not understood).

    Raises:
        ValueError: the range lies beyond the file.
    """
    found = ASKED.match(header.replace(" ", ""))
    if not found or found.group(0) == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        if int(last) == 0:
            raise ValueError(header)
        return max(0, size - int(last)), size - 1
    if int(first) >= size:
        raise ValueError(header)
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) if last else size - 1, size - 1)


def sent(content: IO[bytes], header: str, size: int, content_type: str) -> HttpResponseBase:
    """The part that `header` asks for, or all of it."""
    response: HttpResponseBase
    try:
        part = wanted(header, size)
    except ValueError:
        content.close()
        response = HttpResponse(status=416)
        response.headers["Content-Range"] = f"bytes */{size}"
        return response
    if part is None:
        response = FileResponse(content, content_type=content_type)
    else:
        with content:
            content.seek(part[0])
            response = HttpResponse(content.read(part[1] - part[0] + 1), content_type=content_type, status=206)
        response.headers["Content-Range"] = f"bytes {part[0]}-{part[1]}/{size}"
    response.headers["Accept-Ranges"] = "bytes"
    return response
