"""Pictures of small improvements, and the codes of chat groups, which only those who live there and those who keep them see."""

from collections.abc import Collection

from django.db.models import Q
from django.utils.timezone import localdate

from mulin.deliberation.models import ChatGroup, Improvement, Look
from mulin.deliberation.rules import KEEPERS
from mulin.deliberation.rules.chat_group import GROUP_KEEPERS
from mulin.kernel.access.asking import Standing
from mulin.people.models import Person

from .who import lives_in


def may_see_file(me: Standing, key: str) -> bool:
    if not key:
        return False
    row = Improvement.objects.filter(Q(before=key) | Q(after=key)).first()
    if row is not None:
        own = me.person_id is not None and me.person_id == row.raised_by_id
        return row.status in Improvement.SHOWN or own or me.holds(KEEPERS, over=row.path)
    group = ChatGroup.objects.filter(code=key).first()
    if group is not None:
        person = Person.objects.filter(pk=me.person_id).first() if me.person_id is not None else None
        return me.holds(GROUP_KEEPERS, over=group.path) or lives_in(person, group.path, localdate())
    return Look.objects.filter(photo=key).exists()


def used_files(keys: Collection[str]) -> Collection[str]:
    found = {
        key
        for row in Improvement.objects.filter(Q(before__in=keys) | Q(after__in=keys)).values_list("before", "after")
        for key in row
    }
    found |= set(Look.objects.filter(photo__in=keys).values_list("photo", flat=True))
    return found | set(ChatGroup.objects.filter(code__in=keys).values_list("code", flat=True))
