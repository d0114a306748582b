"""What is the same for many, kept in this process for some seconds. What is one person's has that person in its key."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Any, TypeVar

from mulin.kernel.tenant import tenant

T = TypeVar("T")
MOST = 5000  # then it starts anew: pages come back within one request

_store: dict[tuple[Hashable, ...], tuple[float, Any]] = {}


def kept(key: tuple[Hashable, ...], seconds: float, make: Callable[[], T]) -> T:
    """The value made for `key` at most `seconds` ago, else a new one. Two threads may both make it; that is harmless."""
    full, now = (tenant(), *key), monotonic()
    until, value = _store.get(full, (0.0, None))
    if until > now:
        return value
    made = make()
    if len(_store) >= MOST:
        _store.clear()
    _store[full] = (now + seconds, made)
    return made


def forget() -> None:
    _store.clear()
