from django.db import transaction

from mulin.kernel.access import require
from mulin.matters.models import SavedFilter
from mulin.matters.rules.desk import may_use_desk
from mulin.organisations.queries import Standing
from mulin.people.models import Person


@transaction.atomic
def save_filter(name: str, query: str, *, is_shared: bool, by: Standing) -> SavedFilter:
    """Keep a list under a name; the same name again replaces it."""
    require(may_use_desk(by))
    owner = Person.objects.get(pk=by.person_id or 0)
    what = {"query": query[:500], "is_shared": is_shared, "community_id": owner.community_id}
    return SavedFilter.objects.update_or_create(person=owner, name=name, defaults=what)[0]


def drop_filter(filter_id: int, *, by: Standing) -> None:
    SavedFilter.objects.filter(pk=filter_id, person=by.person_id).delete()
