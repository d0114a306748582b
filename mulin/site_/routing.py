"""Where a path belongs. Django tries every pattern of one module after the other: hundreds for the last."""

from collections.abc import Iterable
from typing import Any

from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver
from django.urls.resolvers import RoutePattern
from django.utils.functional import cached_property


class ByFirstWords(URLResolver):
    """A module's addresses, tried only for paths that begin as one of them does."""

    @cached_property
    def words(self) -> frozenset[str] | None:
        """ "matters" for "matters/<number>/…", "desk/matters" for "desk/matters/…". None: so that every path is tried."""
        known = all(isinstance(one, URLPattern) and isinstance(one.pattern, RoutePattern) for one in self.url_patterns)
        found = frozenset(_beginning(str(one.pattern)) for one in self.url_patterns)
        return found if known and not any("<" in words for words in found) else None

    def resolve(self, path: Any) -> ResolverMatch:
        first, slash, rest = str(path).partition("/")
        if self.words is not None and first not in self.words and f"{first}{slash}{rest.partition('/')[0]}" not in self.words:
            raise Resolver404({"tried": [], "path": path})
        return super().resolve(path)


def _beginning(route: str) -> str:
    first, slash, rest = route.partition("/")
    second = rest.partition("/")[0]
    return first if "<" in second else f"{first}{slash}{second}"


def by_first_words(modules: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same modules in the same order."""
    return [_narrowed(one) if isinstance(one, URLResolver) else one for one in modules]


def _narrowed(one: URLResolver) -> ByFirstWords:
    return ByFirstWords(one.pattern, one.urlconf_name, one.default_kwargs, one.app_name, one.namespace)
