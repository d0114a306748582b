"""Sealing everything anew with the newest key.

What is already under it is passed over, so a run that was stopped goes on where it was. Each batch is one transaction
that locks its rows and reads back what it wrote.
"""

import base64
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Cast

from . import keys
from .fields import SealedField
from .seal import unseal

BATCH = 500


@dataclass
class Result:
    """What became of one column."""

    column: str
    resealed: int = 0
    unreadable: list[Any] = field(default_factory=list)  # primary keys: their key is gone, or they were altered


OTHERS: list[Callable[[], Result]] = []  # what lies sealed elsewhere than in a SealedField; registered from `AppConfig.ready`


def new_entry() -> str:
    """A fresh key as an entry for the front of the ring."""
    numbers = [int(key_id[1:]) for key_id in keys.ring(settings.SEAL_KEYS) if key_id[:1] == "k" and key_id[1:].isdigit()]
    return f"k{max(numbers, default=0) + 1}:{base64.b64encode(os.urandom(32)).decode()}"


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedField]]:
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy and model._meta.managed:
            for each in model._meta.local_concrete_fields:
                if isinstance(each, SealedField):
                    yield model, each


def rotate(model: type[models.Model], column: SealedField, *, batch: int = BATCH) -> Result:
    result, after = Result(column.context()), None
    while (last := _one_batch(model, column, after, batch, result)) is not None:
        after = last
    return result


@transaction.atomic
def _one_batch(model: type[models.Model], column: SealedField, after: Any, batch: int, result: Result) -> Any:
    rows = _old(model, column).order_by("pk").select_for_update()
    found = list((rows.filter(pk__gt=after) if after is not None else rows).values_list("pk", "lies")[:batch])
    texts: dict[Any, str] = {}
    for pk, sealed in found:
        try:
            texts[pk] = unseal(sealed, context=column.context())
        except (KeyError, InvalidTag, ValueError):
            result.unreadable.append(pk)
    _write(model, column, texts)
    result.resealed += len(texts)
    return found[-1][0] if found else None


def _write(model: type[models.Model], column: SealedField, texts: dict[Any, str]) -> None:
    changed = [model(pk=pk, **{column.attname: text}) for pk, text in texts.items()]
    model._base_manager.bulk_update(changed, [column.attname])
    written = dict(_lying(model, column).filter(pk__in=texts).values_list("pk", "lies"))
    if {pk: unseal(sealed, context=column.context()) for pk, sealed in written.items()} != texts:
        raise RuntimeError(f"{column.context()}: what was read back is not what was written; this batch is undone")


def _lying(model: type[models.Model], column: SealedField) -> models.QuerySet[Any]:
    """Rows with `lies`, the text as it lies in the database: the cast keeps the field from opening it."""
    return model._base_manager.annotate(lies=Cast(column.attname, models.TextField()))


def _old(model: type[models.Model], column: SealedField) -> models.QuerySet[Any]:
    return _lying(model, column).exclude(lies=None).exclude(lies="").exclude(lies__startswith=f"{keys.newest()[0]}:")
