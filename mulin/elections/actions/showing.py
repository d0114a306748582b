from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.elections import rules
from mulin.elections.facts import ShowingSet
from mulin.elections.models import Showing
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.places.models import Place


@transaction.atomic
def set_showing(community: Place, kind: str, days: int, source: str, since: date, *, by: Standing, at: datetime) -> Showing:
    """Elections that are prepared keep what they were prepared by.

    Raises:
        Refused: no right, or no paper that says it.
    """
    require(rules.may_set(by, community.path))
    if not source.strip():
        raise Refused(_("请写明是哪部法律或哪份本地规程、第几条。"))
    assert by.person is not None
    made = Showing.objects.create(
        community=community, kind=kind, days=days, source=source.strip(), since=since, made_by=by.person, made_at=at
    )
    record(ShowingSet(made.pk), actor_id=by.account_id, at=at)
    return made
