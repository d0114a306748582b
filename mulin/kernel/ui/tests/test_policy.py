"""The content security policy is worked out once and stands on every answer that does not bring its own."""

from csp.constants import HEADER
from csp.decorators import csp_update
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from mulin.kernel.ui.middleware import OnePolicy


def answered(by: type[CSPMiddleware], view: object) -> str:
    return by(view)(RequestFactory().get("/"))[HEADER]  # type: ignore[arg-type]


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def own(request: HttpRequest) -> HttpResponse:
    return HttpResponse("", headers={HEADER: "sandbox"})


@csp_update({"img-src": ["https://example.org"]})
def wider(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def directives(policy: str) -> set[str]:
    return {part.strip() for part in policy.split(";")}


def test_it_is_what_django_csp_would_write(db):
    assert directives(answered(OnePolicy, plain)) == directives(answered(CSPMiddleware, plain))
    assert "default-src 'self'" in directives(Client().get("/help/")[HEADER])


def test_an_answer_that_brings_its_own_keeps_it():
    assert answered(OnePolicy, own) == "sandbox"
    assert "https://example.org" in answered(OnePolicy, wider) and "https://example.org" not in answered(OnePolicy, plain)
