"""What programs read: the same for everybody, without a name in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from mulin.transparency.models import Checkpoint
from mulin.transparency.queries import exporting, hashes, keys, receipts
from mulin.transparency.queries.leaves import all_leaves, latest

TEXT = "text/plain; charset=utf-8"
AT_ONCE = 1000  # leaves
HIGHEST = 2**53
View = Callable[..., HttpResponseBase]


class BadQuestion(ValueError):
    """str(self) says what to ask instead."""


def says_why(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, **words: Any) -> HttpResponseBase:
        try:
            return view(request, **words)
        except ValueError as error:
            return JsonResponse({"error": str(error)}, status=400)

    return answer


@require_safe
@says_why
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The latest signed note, or the one of `?size=`."""
    rows = Checkpoint.objects.order_by("-size")
    found = rows.filter(size=_whole(request, "size")).first() if "size" in request.GET else rows.first()
    if found is None:
        raise Http404
    return HttpResponse(found.note, content_type=TEXT)


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    return HttpResponse("".join(f"{one}\n" for one in keys.public()), content_type=TEXT)


@require_safe
@says_why
def leaves(request: HttpRequest) -> HttpResponse:
    """`?from=&count=`: the texts that were hashed, as many as are signed."""
    first, count = _whole(request, "from", 0), min(_whole(request, "count", 100), AT_ONCE)
    head = latest()
    end = min(first + count, head.size if head else 0)
    rows = all_leaves().filter(number__gte=first, number__lt=end).values_list("number", "data")
    return _json({"size": head.size if head else 0, "leaves": [{"number": n, "data": data} for n, data in rows]})


@require_safe
@says_why
def inclusion(request: HttpRequest) -> HttpResponse:
    """`?leaf=&size=`; without a size, that of the latest checkpoint."""
    number, size = _whole(request, "leaf"), _size(request, "size")
    return _json({"leaf": number, "size": size, "hashes": receipts.packed(hashes.inclusion(number, size))})


@require_safe
@says_why
def consistency(request: HttpRequest) -> HttpResponse:
    """`?from=&to=`: that the log of `to` records begins with that of `from`."""
    old, new = _whole(request, "from"), _size(request, "to")
    return _json({"from": old, "to": new, "hashes": receipts.packed(hashes.consistency(old, new))})


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(exporting.lines(), content_type="application/x-ndjson; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="log.jsonl"'
    return answer


@require_safe
def receipt_file(request: HttpRequest, number: int) -> HttpResponse:
    return _file(receipts.receipt(number), number)


@require_safe
def own_receipt_file(request: HttpRequest, token: str) -> HttpResponse:
    number = receipts.number_of(token)
    if number is None:
        raise Http404
    return _file(receipts.receipt(number, with_private=True), number)


def _file(found: dict[str, Any] | None, number: int) -> HttpResponse:
    if found is None:
        raise Http404
    answer = _json(found)
    answer["Content-Disposition"] = f'attachment; filename="receipt-{number}.json"'
    return answer


def _json(data: dict[str, Any]) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _whole(request: HttpRequest, name: str, default: int | None = None) -> int:
    text = request.GET.get(name, "")
    if not text and default is not None:
        return default
    if not (text.isascii() and text.isdigit()) or int(text) > HIGHEST:
        raise BadQuestion(f"{name} must be a whole number")
    return int(text)


def _size(request: HttpRequest, name: str) -> int:
    """A tree that is signed; the latest when none is named."""
    head = latest()
    size = _whole(request, name, head.size if head else 0)
    if head is None or size > head.size:
        raise BadQuestion(f"{name}: {head.size if head else 0} records are signed by now")
    return size
