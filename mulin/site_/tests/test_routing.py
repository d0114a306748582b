"""Looking only where a path can belong finds what looking everywhere finds."""

import re

import pytest
from django.urls import Resolver404, URLResolver, get_resolver, include, path, resolve
from django.urls.resolvers import RoutePattern
from django.views.defaults import page_not_found

from mulin.site_.routing import ByFirstWords, by_first_words
from tests.walking import addresses

VALUES = {"int": "7", "str": "seven", "slug": "a-b", "path": "a/b", "uuid": "0e6f9d2c-6b1e-4a55-9d43-2f3b5c1d7a10"}


def everywhere() -> URLResolver:
    modules = [one for one in get_resolver().url_patterns if isinstance(one, URLResolver)]
    same = [URLResolver(one.pattern, one.urlconf_name, one.default_kwargs, one.app_name, one.namespace) for one in modules]
    return URLResolver(RoutePattern("/", is_endpoint=False), same)


def test_every_address_leads_where_django_would_lead_it():
    django, seen = everywhere(), 0
    for _name, route in addresses():
        asked = "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: VALUES[found[1] or "str"], route).lstrip("/")
        ours, theirs = resolve(asked), django.resolve(asked)
        assert (ours.func, ours.kwargs, ours.view_name) == (theirs.func, theirs.kwargs, theirs.view_name), asked
        seen += 1
    assert seen > 300
    assert all(isinstance(one, ByFirstWords) and one.words for one in get_resolver().url_patterns if isinstance(one, URLResolver))


@pytest.mark.parametrize("asked", ["/nowhere/", "/desk/nowhere/", "/activities", "/desk", "/a" * 50, "/%20/"])
def test_what_is_nowhere_stays_nowhere(asked: str):
    with pytest.raises(Resolver404):
        resolve(asked)


def test_a_module_that_takes_any_first_word_is_always_asked():
    (one,) = by_first_words([path("", include([path("<str:word>/", page_not_found)]))])
    assert isinstance(one, ByFirstWords) and one.words is None
    assert one.resolve("anything/").kwargs == {"word": "anything"}
