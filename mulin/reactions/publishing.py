"""What a `*_published` file makes of a fact: built in one place, for putting it into the public log and for comparing it afterwards."""

from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import Any

from mulin.kernel.facts.models import Fact
from mulin.transparency.actions import Publication, publish_many

Made = Publication | Sequence[Publication] | None
Build = Callable[..., Made]


class Publishing:
    """A reaction that publishes what its function builds of (fact, source). Built again, the same must come out, but for the
    fields in `then` (true of that moment) and, as soon as a later record of the same thing says them anew, those in `anew`."""

    __qualname__: str

    def __init__(self, build: Build, then: tuple[str, ...], anew: tuple[str, ...]) -> None:
        update_wrapper(self, build)
        self.build, self.then, self.anew = build, then, anew

    def __call__(self, fact: Any, *, source: Fact) -> None:
        publish_many(self.built(fact, source))

    def built(self, fact: Any, source: Fact) -> list[Publication]:
        made = self.build(fact, source=source)
        if made is None:
            return []
        return [made] if isinstance(made, Publication) else list(made)


def publishes(*, then: tuple[str, ...] = (), anew: tuple[str, ...] = ()) -> Callable[[Build], Publishing]:
    return lambda build: Publishing(build, then, anew)


def said(
    kind: str, community_id: int, record: dict[str, Any], subject: tuple[str, int], source: Fact, *, private: dict[str, Any] | None = None,
    person_id: int | None = None, key: str = "",
) -> Publication:  # fmt: skip
    """`key` tells several records of one fact apart."""
    once_key = f"fact:{source.pk}:{kind}{key}"
    return Publication(kind, community_id, record, private, subject, once_key, source.happened_at, person_id)
