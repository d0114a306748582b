"""Pictures and voices of stories: of what is public for everybody, before that for who keeps it or sent it."""

from collections.abc import Collection

from django.db.models import Q

from mulin.facilities import rules
from mulin.facilities.models import Story, StoryPicture, StoryWish
from mulin.kernel.access.asking import Standing as Asking

OWN = ("picture", "sound", "sound_en")


def may_see_file(me: Asking, key: str) -> bool:
    if not key:
        return False
    of = Q(pictures__file_key=key)
    for name in OWN:
        of |= Q(**{name: key})
    found = list(Story.objects.filter(of).select_related("place").distinct())
    if any(one.status == Story.Status.OUT or me.holds(rules.KEEPERS, over=one.place.path) for one in found):
        return True
    wish = StoryWish.objects.filter(picture=key).select_related("community").first()
    return wish is not None and (me.holds(rules.KEEPERS, over=wish.community.path) or wish.person_id == me.person_id)


def used_files(keys: Collection[str]) -> Collection[str]:
    found = set(StoryPicture.objects.filter(file_key__in=keys).values_list("file_key", flat=True))
    found |= set(StoryWish.objects.filter(picture__in=keys).values_list("picture", flat=True))
    for name in OWN:
        found |= set(Story.objects.filter(**{f"{name}__in": keys}).values_list(name, flat=True))
    return found
