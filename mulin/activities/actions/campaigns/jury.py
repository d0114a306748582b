from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities.facts import JurorNamed
from mulin.activities.models import Campaign, Juror
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .calling import lock


@transaction.atomic
def name_juror(campaign: Campaign, person: Person, *, by: Standing, at: datetime) -> Juror:
    campaign = lock(campaign)
    require(rules.may_name_jurors(by, campaign))
    assert by.person_id is not None
    juror, is_new = Juror.objects.get_or_create(
        campaign=campaign, person=person, defaults={"named_by": by.person_id, "named_at": at}
    )
    if is_new:
        record(JurorNamed(campaign.pk, person.pk), actor_id=by.account_id, at=at)
    return juror


@transaction.atomic
def drop_juror(juror: Juror, *, by: Standing, at: datetime) -> None:
    """Only who has not marked anything yet: marks that were given stay, and so does whoever gave them."""
    require(rules.may_name_jurors(by, lock(juror.campaign)))
    if juror.marks.exists():
        raise Refused(_("这位评委已经打过分，不能再去掉。"))
    juror.delete()
