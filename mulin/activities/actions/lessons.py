from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities import rules
from mulin.activities.models import Activity, Lesson
from mulin.kernel.access import Refused, require
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing

from .writing import lock


@transaction.atomic
def write_lesson(
    activity: Activity, *, learned: str, host: str = "", host_body: Organisation | None = None, learned_en: str = "",
    host_en: str = "", next: str = "", next_en: str = "", by: Standing, at: datetime,
) -> Lesson:  # fmt: skip
    """What a study visit or a talk brought home; again changes it."""
    activity = lock(activity)
    require(rules.may_write_lesson(by, activity))
    if not learned.strip():
        raise Refused(_("请写学到了什么，几句就好。"))
    if not host.strip() and host_body is None:
        raise Refused(_("请写去了哪里，或者谁讲的。"))
    values = {
        "learned": learned.strip(), "learned_en": learned_en.strip(), "host": host.strip(), "host_en": host_en.strip(),
        "host_body": host_body, "next": next.strip(), "next_en": next_en.strip(),
    }  # fmt: skip
    lesson, _new = Lesson.objects.update_or_create(activity=activity, defaults=values)
    return lesson
