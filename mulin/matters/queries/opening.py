"""One matter by its number, for whoever may see it. Most often who asks decides it at a glance, without a query of its own."""

from collections.abc import Collection

from mulin.kernel.prepared import Prepared
from mulin.matters import rules
from mulin.matters.models import Follow, Matter
from mulin.organisations.queries import Standing

from .visible import visible_to

BY_NUMBER = Prepared(
    lambda number: Matter.objects.select_related("place", "unit", "merged_into").filter(number=number).order_by("pk")
)
FOLLOWED = Prepared(lambda matter, account: Follow.objects.filter(matter=matter, account_id=account).values_list("pk")[:1])


def opened(number: str, me: Standing, sent: Collection[int] = ()) -> Matter | None:
    """The first of that number, over communities, that `visible_to` has or this browser sent."""
    rows = BY_NUMBER.rows(number)
    seen = (row for row in rows if _at_a_glance(me, row) or visible_to(me).filter(pk=row.pk).exists())
    return next(seen, None) or next((row for row in rows if row.pk in sent), None)


def follows(matter: Matter, me: Standing) -> bool:
    return me.account_id is not None and bool(FOLLOWED.rows(matter.pk, me.account_id))


def _at_a_glance(me: Standing, matter: Matter) -> bool:
    """True only for what `visible_to` has as well."""
    if me.person and me.person.community_id != matter.community_id:
        return False
    return matter.is_public or rules.is_reporter(me, matter)
