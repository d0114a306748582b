"""What a job found due, one after the other: one that fails keeps none of the others."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import transaction

log = logging.getLogger(__name__)

T = TypeVar("T")
NAMED = 5


class SomeFailed(Exception):
    """What could not be done, and why: for the page of jobs and for `bin/mulin check`."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons[:NAMED]) + (f" … {len(reasons)}" if len(reasons) > NAMED else ""))


def each(rows: Iterable[T], act: Callable[[T], object]) -> int:
    """`act` on each, each in its own transaction; how many were done. What fails stays due for the next beat.

    Raises:
        SomeFailed: when all others are done.
    """
    done, reasons = 0, list[str]()
    for row in list(rows):
        try:
            with transaction.atomic():
                done += int(act(row) or 0)  # type: ignore[call-overload]
        except Exception as problem:
            log.exception("%r failed", row)
            reasons.append(f"{row!r}: {problem!r}")
    if reasons:
        raise SomeFailed(reasons)
    return done
