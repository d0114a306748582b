"""What goes when somebody closes the account: names and opinions. What was said to others stays, without the name."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from mulin.deliberation.models import (
    ChatGroup,
    ForumGuest,
    Helpful,
    Improvement,
    OpinionMap,
    OpinionVote,
    Remark,
    Report,
    Statement,
    Upkeep,
)


@transaction.atomic
def forget_speaker(person_id: int, *, at: datetime) -> None:
    with override("zh-hans"):
        nobody = _("已注销的居民")
    OpinionMap.objects.filter(pk__in=OpinionVote.objects.filter(person=person_id).values("map")).update(stale=True)
    OpinionVote.objects.filter(person=person_id).delete()
    Statement.objects.filter(author=person_id).update(author=None)
    Remark.objects.filter(author=person_id).update(author=None, who=nobody)
    Remark.objects.filter(asked=person_id).update(asked=None)
    Remark.objects.filter(pk__in=Helpful.objects.filter(person=person_id).values("remark")).update(helpful=F("helpful") - 1)
    Helpful.objects.filter(person=person_id).delete()
    Report.objects.filter(person=person_id).update(person=None)
    Improvement.objects.filter(raised_by=person_id).update(raised_by=None)
    Upkeep.objects.filter(person=person_id, ended_at=None).update(ended_at=at)
    Upkeep.objects.filter(person=person_id).update(person=None, who=nobody)
    ForumGuest.objects.filter(person=person_id).delete()
    ChatGroup.objects.filter(owner=person_id).update(owner=None)
