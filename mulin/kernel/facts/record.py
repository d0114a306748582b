from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, ClassVar, Protocol

from django.db import transaction

from mulin.kernel.inserting import insert

from .models import Delivery, Fact


class FactType(Protocol):
    """A past-tense frozen dataclass whose fields are plain JSON values."""

    KIND: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


Reaction = Callable[..., None]
TABLE: dict[type[Any], list[Reaction]] = {}


def name_of(reaction: Reaction) -> str:
    return f"{reaction.__module__}.{reaction.__qualname__}"


def record(fact: FactType, *, actor_id: int | None, at: datetime) -> Fact:
    """Write down what happened and what is owed for it, in the change's own transaction.

    Raises:
        RuntimeError: called outside a transaction, where the change could be lost without its fact.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"record({fact.KIND}) must share a transaction with its change")
    row = Fact(kind=fact.KIND, actor_id=actor_id, data=asdict(fact), happened_at=at)
    insert([row])
    insert(Delivery(fact=row, reaction=name_of(reaction), due_at=at) for reaction in TABLE.get(type(fact), []))
    return row
