"""Who asks another community to hold an activity together, who answers for it, and for whom it may act then."""

from django.utils.translation import gettext as _

from mulin.activities import flow
from mulin.activities.models import Activity, Hosting
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.kernel.flow import can
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .publishing import may_change
from .who import keeps, may_manage


def may_ask_to_host(me: Standing, activity: Activity, community_id: int) -> Yes | No:
    return first_no(
        may_change(me, activity),
        only_if(keeps(me, activity.path), _("请别的社区合办，由这里的社区工作者来说。")),
        only_if(community_id != activity.community_id, _("这本来就是这个社区的活动，请选别的社区。")),
    )


def answers_for(me: Standing, hosting: Hosting) -> bool:
    """The other community's own workers, and whoever acts for the body that was asked."""
    return keeps(me, hosting.path) or (hosting.body_id is not None and hosting.body_id in me.units())


def may_answer_hosting(me: Standing, hosting: Hosting) -> Yes | No:
    return first_no(
        only_if(answers_for(me, hosting), _("由被邀请的社区来答复。")),
        only_if(can(hosting.status, flow.AGREE), _("已经答复过了。")),
        only_if(
            hosting.activity.status not in (Activity.Status.CLOSED, Activity.Status.CANCELLED), _("这个活动已经结束或取消。")
        ),
    )


def may_end_hosting(me: Standing, hosting: Hosting) -> Yes | No:
    """Either side, while it is not over."""
    return first_no(
        only_if(answers_for(me, hosting) or bool(may_manage(me, hosting.activity)), _("合办由两边的社区来管。")),
        only_if(can(hosting.status, flow.PART), _("它没有在合办。")),
        only_if(
            hosting.activity.status not in (Activity.Status.CLOSED, Activity.Status.CANCELLED), _("这个活动已经结束或取消。")
        ),
    )


def serves(me: Standing, activity: Activity, person: Person) -> bool:
    """A worker of the other community, for that community's own residents."""
    return bool(me.held) and person.community_id in activity.guests and keeps(me, person.community.path)
