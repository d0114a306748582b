"""What other modules keep beside a place: its path, copied for the index, and keys to a committee that is no more (C007)."""

from collections.abc import Collection, Iterator, Mapping

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr

from mulin.places.fields import PathField, under
from mulin.places.models import Place


@transaction.atomic
def follow_paths(old_path: str, new_path: str, *, below: bool = True, besides: Collection[type[models.Model]] = ()) -> int:
    """Copies that begin with `old_path` begin with `new_path` from now on; return how many did.

    `below`: also those below `old_path`, or only those of exactly that place. `besides`: models that see to it themselves.
    """
    if old_path == new_path:
        return 0
    followed = 0
    for model, name in _copies():
        if model not in besides:
            rows = model._base_manager.filter(under(old_path, name) if below else Q(**{name: old_path}))
            followed += rows.update(**{name: Concat(Value(new_path), Substr(name, len(old_path) + 1))})
    return followed


@transaction.atomic
def follow_places(old: Place, new: Place, standing: Mapping[type[models.Model], Q]) -> int:
    """What stands in `old` stands in `new` from now on: of each model the rows that are not over. Return how many.

    One that has a namesake there stays where it was, readable, for people to settle.
    """
    return sum(_follow(row, new) for model, still in standing.items() for row in model._base_manager.filter(still, place=old))


def _follow(row: models.Model, new: Place) -> int:
    try:
        with transaction.atomic():
            return type(row)._base_manager.filter(pk=row.pk).update(place=new)
    except IntegrityError:
        return 0


def _copies() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models(include_auto_created=True):
        if model is not Place and model._meta.managed and not model._meta.proxy:
            for field in model._meta.local_concrete_fields:
                if isinstance(field, PathField):
                    yield model, field.attname
