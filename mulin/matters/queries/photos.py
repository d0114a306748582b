"""Who may open a photo of a matter: whoever may read the step of the story that shows it."""

from collections.abc import Collection
from typing import cast

from mulin.kernel.access import asking
from mulin.matters.models import Photo
from mulin.organisations.queries import Standing

from .telling import timeline
from .visible import visible_to


def may_see(standing: asking.Standing, key: str) -> bool:
    me = cast(Standing, standing)
    for photo in Photo.objects.filter(key=key).select_related("event"):
        matter = visible_to(me).filter(pk=photo.event.matter_id).first()
        if matter and timeline(matter, me).filter(pk=photo.event_id).exists():
            return True
    return False


def used(keys: Collection[str]) -> Collection[str]:
    return set(Photo.objects.filter(key__in=keys).values_list("key", flat=True))
