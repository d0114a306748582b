"""How a community talks, and questions that nobody answers in time."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.deliberation.facts.talking import QuestionLate
from mulin.deliberation.models import Remark, TalkSetting
from mulin.deliberation.queries import talk as queries
from mulin.deliberation.rules import talk as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.calendar import working
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.places.models import Place


@transaction.atomic
def set_talk(community: Place, names: str, answer_within: str, *, by: Standing, at: datetime) -> TalkSetting:
    """What was said before keeps the name it had."""
    require(rules.may_look_after(by, community.path))
    if names not in TalkSetting.Names.values:
        raise Refused(_("请选居民说话怎么署名。"))
    try:
        working.parse(answer_within)
    except ValueError as wrong:
        raise Refused(str(wrong)) from wrong
    row, _made = TalkSetting.objects.update_or_create(
        community=community, defaults={"names": names, "answer_within": answer_within}
    )
    return row


def tell_late(at: datetime) -> int:
    """For the clock: questions that have waited too long, each said once."""
    rows = list(queries.late_questions(at).order_by("id")[:500])
    for row in rows:
        with transaction.atomic():
            if Remark.objects.filter(pk=row.pk, late_told_at=None, answered_at=None).update(late_told_at=at):
                record(QuestionLate(row.pk), actor_id=None, at=at)
    return len(rows)
