from django.db.models import Q

from mulin.matters.models import SavedFilter
from mulin.organisations.queries import Standing


def filters_of(me: Standing) -> list[SavedFilter]:
    """My own and the shared ones of my community, by name."""
    if me.person is None:
        return []
    shared = Q(is_shared=True, community=me.person.community_id)
    return list(SavedFilter.objects.filter(Q(person=me.person) | shared).order_by("name")[:20])
