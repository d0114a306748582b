from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.search import index
from mulin.matters import rules
from mulin.matters.models import Category, Event, Matter
from mulin.matters.queries import cells
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from . import reporting, story


@transaction.atomic
def correct(
    matter: Matter, *, category_id: int | None = None, place_id: int | None = None, spot: str | None = None,
    title: str | None = None, lat: float | None = None, lng: float | None = None, words: str = "", by: Standing, at: datetime,
) -> Matter:  # fmt: skip
    """What was filed wrongly: the old value stays readable in the story. Another category brings its own limits."""
    matter = story.lock(matter)
    require(rules.may_correct(by, matter))
    reason = story.need_words(words, _("请写明为什么更正。"))
    changed: dict[str, Any] = {}
    if category_id is not None and category_id != matter.category_id:
        changed |= _recategorise(matter, category_id)
    if place_id is not None and place_id != matter.place_id:
        changed |= _relocate(matter, place_id)
    if spot is not None and spot.strip() != matter.spot:
        changed["spot"], matter.spot = [matter.spot, spot.strip()[:120]], spot.strip()[:120]
    if title is not None and title.strip() and title.strip() != matter.title:
        changed["title"], matter.title = [matter.title, title.strip()[:120]], title.strip()[:120]
    if lat is not None and lng is not None:
        changed["point"] = [[matter.lat, matter.lng], [lat, lng]]
        matter.lat, matter.lng, matter.cell = lat, lng, cells.cell(lat, lng)
    if not changed:
        raise Refused(_("没有改动任何内容。"))
    story.tell(matter, Event.Kind.CORRECTED, by=by, at=at, words=reason, **changed)
    story.save(matter)
    index.put("matters", matter.id, reporting.search_text(matter), matter.place_path)
    return matter


def _recategorise(matter: Matter, category_id: int) -> dict[str, Any]:
    category = (
        Category.objects.filter(pk=category_id, community=matter.community_id, closed_at=None).select_related("current").first()
    )
    if category is None or category.current is None:
        raise Refused(_("这个类别已经停用，请另选一类。"))
    before, version = matter.version, category.current
    if matter.is_anonymous:
        require(rules.may_be_anonymous(version))
    matter.category, matter.version = category, version
    matter.is_public = matter.is_public and version.is_public
    return {"category": [before.name, version.name], "limits": reporting.limits_of(version)}


def _relocate(matter: Matter, place_id: int) -> dict[str, Any]:
    place = Place.objects.filter(pk=place_id, community=matter.community_id, valid_to=None).first()
    if place is None:
        raise Refused(_("这个地点不在本社区，或已经撤并，请重新选地点。"))
    before, matter.place, matter.place_path = matter.place.label, place, place.path
    if matter.pool_path and not place.path.startswith(matter.pool_path):
        matter.pool_path = ""  # another grid's: the desk decides
    return {"place": [before, place.label]}
