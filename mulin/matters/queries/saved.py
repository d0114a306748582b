from django.db.models import Q

from mulin.kernel.prepared import Prepared
from mulin.matters.models import SavedFilter
from mulin.organisations.queries import Standing

SAVED = Prepared(
    lambda person, community: SavedFilter.objects.filter(Q(person=person) | Q(is_shared=True, community=community)).order_by(
        "name"
    )[:20]
)


def filters_of(me: Standing) -> list[SavedFilter]:
    """My own and the shared ones of my community, by name."""
    if me.person is None:
        return []
    return SAVED.rows(me.person.pk, me.person.community_id)
