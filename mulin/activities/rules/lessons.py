from django.utils.translation import gettext as _

from mulin.activities.models import Activity
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import may_manage

STUDIES = (Activity.Kind.TRIP, Activity.Kind.TALK)


def may_write_lesson(me: Standing, activity: Activity) -> Yes | No:
    return first_no(
        may_manage(me, activity),
        only_if(activity.kind in STUDIES, _("学习收获写在参观和讲座的小结里。")),
        only_if(activity.status == Activity.Status.CLOSED, _("先写小结，结束活动，再写学习收获。")),
    )
