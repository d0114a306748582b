"""Who may open this module's pictures: those of the shop everybody, portraits as long as their person agrees."""

from collections.abc import Collection

from mulin.kernel.access.asking import Standing
from mulin.volunteering.models import Honour, Item
from mulin.volunteering.rules import KEEPERS


def may_see_file(me: Standing, key: str) -> bool:
    if not key:
        return False
    if Item.objects.filter(picture=key).exists():
        return True
    found = Honour.objects.filter(portrait=key).select_related("community").first()
    if found is None:
        return False
    own = found.person_id is not None and found.person_id == me.person_id
    return own or found.status == Honour.Status.SHOWN or me.holds(KEEPERS, over=found.community.path)


def used_files(keys: Collection[str]) -> Collection[str]:
    items = Item.objects.filter(picture__in=keys).values_list("picture", flat=True)
    return {*items, *Honour.objects.filter(portrait__in=keys).values_list("portrait", flat=True)}
