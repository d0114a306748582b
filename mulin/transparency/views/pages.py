"""What people read. Everything here is public; a private part shows only behind its own link."""

import json
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from mulin.organisations.queries import who_asks
from mulin.transparency import words
from mulin.transparency.models import Head, Leaf
from mulin.transparency.queries import keys, proof_of, receipts
from mulin.transparency.queries.leaves import is_owed, latest, numbered, proven

PER_PAGE = 10


class Newest(Paginator):
    """Newest first. Numbers have no gaps, so a page is a range of keys however long the log is."""

    @cached_property
    def count(self) -> int:
        return Head.objects.filter(pk=1).values_list("size", flat=True).first() or 0

    def page(self, number: Any) -> Any:
        number = self.validate_number(number)
        end = self.count - (number - 1) * PER_PAGE
        rows = Leaf.objects.filter(number__gte=max(end - PER_PAGE, 0), number__lt=end).order_by("-number")
        return Page(list(rows), number, self)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    head = latest()
    page = Newest((), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "head": head,
        "signed_at": words.instant(head.at) if head else "",
        "page": page,
        "count": page.paginator.count,
        "leaves": [proven(leaf, head) for leaf in page.object_list],
        "origin": keys.origin(),
        "address": request.build_absolute_uri("/"),
    }
    return render(request, "transparency/index.html", context)


@require_safe
def record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All that the log says of one thing: where the button beside a public record leads."""
    if pk >= 2**63:
        raise Http404
    found = proof_of((kind, pk))
    own = receipts.mine(who_asks(request).person_id, [one.number for one in found])
    rows = [(one, own.get(one.number, "")) for one in found]
    context = {"rows": rows, "is_owed": is_owed((kind, pk)), "has_own": bool(own)}
    return render(request, "transparency/record.html", context)


@require_safe
def leaf(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, number, token="")


@require_safe
def own_receipt(request: HttpRequest, token: str) -> HttpResponse:
    number = receipts.number_of(token)
    if number is None:
        raise Http404
    answer = _shown(request, number, token=token)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    return render(request, "transparency/check.html", {"keys": _keys()})


def _shown(request: HttpRequest, number: int, *, token: str) -> HttpResponse:
    row = numbered(number)
    if row is None:
        raise Http404
    found = receipts.receipt(number, with_private=bool(token))
    private = json.loads(found["private"]["text"]) if found and "private" in found else {}
    told = json.loads(row.data)
    context = {
        "leaf": proven(row, latest()),
        "receipt": found,
        "token": token,
        "private": words.lines(private),
        "is_committed": "commitment" in told,
        "data": row.data,
        "keys": " ".join(found["keys"]) if found else _keys(),
    }
    return render(request, "transparency/leaf.html", context)


def _keys() -> str:
    return " ".join(str(key) for key in keys.public())
