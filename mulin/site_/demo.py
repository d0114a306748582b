"""The demo community: each module's `demo.py` plays its part, in the order of the floors.

A part has `build(community: Place, *, scale: str, at: datetime) -> None` (scale "small" or "full", `at` the instant up to
which its two years of life run) and may have `sign_ins() -> list[tuple[str, str]]`: a kind of person, and how to sign in.
"""

import importlib
import importlib.util
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from mulin.places import actions as places
from mulin.places.models import Community, Place

K = Place.Kind
NAME = "春和社区"
SINCE = date(2024, 1, 1)
Say = Callable[[str], None]


def build(*, scale: str, at: datetime, say: Say) -> Place:
    """Make the demo community when it is missing; return it. `scale` is "small" or "full"."""
    kept = Community.objects.filter(name=NAME).select_related("place").first()
    if kept is not None:
        return kept.place
    with transaction.atomic():
        community = _top_of_the_tree()
    for module, demo in parts():
        began = time.monotonic()
        demo.build(community, scale=scale, at=at)
        say(f"  {module:<14} {time.monotonic() - began:5.1f} s")
    return community


def _top_of_the_tree() -> Place:
    """Down to the community, which every part is given; codes beginning with 99 belong to nobody."""
    city = places.add(None, K.CITY, "江城市", code="990100000000", since=SINCE)
    district = places.add(city, K.DISTRICT, "临江区", code="990101000000", since=SINCE)
    street = places.add(district, K.STREET, "春和街道", code="990101001000", since=SINCE)
    community = places.add(street, K.COMMUNITY, NAME, since=SINCE)
    Community.objects.create(
        place=community, name=NAME, name_en="Chunhe", phone="021-5550100", complaints="春和街道办事处 021-5550199"
    )
    return community


def parts() -> Iterator[tuple[str, Any]]:
    """Modules with a `demo.py`, lowest floor first: settings list the highest first."""
    for app in reversed(settings.INSTALLED_APPS):
        if app.startswith("mulin.") and app != "mulin.site_" and importlib.util.find_spec(f"{app}.demo"):
            yield app.removeprefix("mulin."), importlib.import_module(f"{app}.demo")


def sign_ins() -> list[tuple[str, str]]:
    """One (kind of person, how to sign in) for each kind there is, as the modules' demos name them."""
    return [pair for _, demo in parts() for pair in getattr(demo, "sign_ins", list)()]
