"""Who asks, for the kernel and for modules on floors below the one that knows people's posts."""

from collections.abc import Collection
from typing import Protocol, cast

from django.http import HttpRequest


class Someone(Protocol):
    """A person as lower floors know one."""

    id: int
    community_id: int


class Standing(Protocol):
    """What rules need to know of a person: the account, and which posts are held over which place."""

    @property
    def account_id(self) -> int | None: ...

    @property
    def person(self) -> Someone | None: ...

    @property
    def person_id(self) -> int | None: ...

    def holds(self, kinds: Collection[str], *, over: str) -> bool: ...

    def paths(self, kinds: Collection[str]) -> list[str]: ...


def who_asks(request: HttpRequest) -> Standing:
    """The standing behind a request. `organisations.middleware` puts `ask` there; it works once a request, at the first call."""
    return cast(Standing, request.ask())  # type: ignore[attr-defined]
