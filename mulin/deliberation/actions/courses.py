from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.deliberation import rules
from mulin.deliberation.facts import TemplateSet
from mulin.deliberation.models import Template
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.places.models import Place


@transaction.atomic
def set_course(community: Place, size: str, course: rules.Course, *, by: Standing, at: datetime) -> Template:
    """For topics that are raised from now on; those under way keep the plan they began with."""
    require(rules.may_keep(by, community.path))
    stages = list(course.stages)
    if not rules.is_whole(stages):
        raise Refused(_("征集意见、拿方案、决定和落实都要有。"))
    if not 1 <= course.seconds <= 500:
        raise Refused(_("附议人数请写 1 到 500。"))
    assert by.person_id is not None
    row, _new = Template.objects.update_or_create(
        community=community, size=size,
        defaults={
            "seconds": course.seconds, "seconding": course.seconding, "screening": course.screening,
            "stages": [list(one) for one in stages], "changed_by": by.person_id, "changed_at": at,
        },
    )  # fmt: skip
    record(TemplateSet(community.pk, size, course.seconds, row.stages), actor_id=by.account_id, at=at)
    return row
