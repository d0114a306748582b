from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
SIZE = 500  # rows of an import in memory at once; also keeps IN lists short


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, SIZE)):
        yield batch


def filled(values: Collection[Any]) -> list[Any]:
    """As many as a batch has rows, so that the statement is always the same; what is empty equals nothing."""
    return [*values, *[None] * (SIZE - len(values))]
