"""What goes when somebody closes the account: the name on what was said. What was decided stays decided."""

from datetime import datetime

from django.db import transaction

from mulin.deliberation.flow import topics as flow
from mulin.deliberation.models import Attendance, Objection, Picture, Second, Topic
from mulin.kernel.flow import advance

from .noting import lock
from .raising import end


@transaction.atomic
def forget_person(person_id: int, *, at: datetime) -> None:
    """Topics that nobody has accepted are withdrawn and emptied; others lose the name. Seconds stay counted, without their words."""
    for topic in Topic.objects.filter(raised_by=person_id, stage__in=Topic.WAITING).order_by("id"):
        held = lock(topic)
        held.title, held.words, held.title_en, held.words_en = "…", "…", "", ""
        held.save(update_fields=["title", "words", "title_en", "words_en"])
        held.pictures.update(taken_down_at=at)
        end(held, advance(held.stage, flow.WITHDRAW), "", None, at)
    Topic.objects.filter(raised_by=person_id).update(raised_by=None)
    Picture.objects.filter(by=person_id).update(by=None)
    Second.objects.filter(person=person_id).update(words="")
    Objection.objects.filter(person=person_id).update(person=None)
    Attendance.objects.filter(person=person_id, meeting__status="called", meeting__begins_at__gt=at).delete()
