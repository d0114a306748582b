"""Who organises, who publishes, who runs a session on the spot."""

from django.utils.translation import gettext as _

from mulin.activities.models import Activity
from mulin.kernel.access import No, Yes, only_if
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
ORGANISERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value})
PUBLISHERS = frozenset({P.COMMITTEE_HEAD.value, P.SECRETARY.value})  # where the community asks for a second pair of eyes
ADULT, SENIOR = 18, 60


def may_organise(me: Standing) -> Yes | No:
    """The pages at the desk. Units that hold activities come here too."""
    return only_if(bool(me.paths(ORGANISERS)) or bool(me.units()), _("活动由社区工作者、居委会主任、社区书记和主办单位管理。"))


def keeps(me: Standing, path: str) -> bool:
    return me.holds(ORGANISERS, over=path)


def may_write(me: Standing, path: str, organiser_id: int | None) -> Yes | No:
    return only_if(
        keeps(me, path) or (organiser_id is not None and organiser_id in me.units()),
        _("这里的活动由这里的社区工作者，或以自己单位的名义来办。"),
    )


def may_manage(me: Standing, activity: Activity) -> Yes | No:
    """Change, move, cancel, sign up at the counter, report."""
    return only_if(
        keeps(me, activity.path) or (activity.organiser_id is not None and activity.organiser_id in me.units()),
        _("这个活动由主办单位和社区工作者管理。"),
    )


def leads(me: Standing, activity: Activity) -> bool:
    return activity.leader_id is not None and activity.leader_id == me.person_id


def may_run(me: Standing, activity: Activity) -> Yes | No:
    """The list and the codes on the spot: whoever manages it, and its leader."""
    return only_if(leads(me, activity) or bool(may_manage(me, activity)), _("签到由活动负责人和社区工作者管理。"))


def may_lead(me: Standing, activity: Activity) -> Yes | No:
    """Move it and call it off: whoever manages it, and its leader."""
    return only_if(leads(me, activity) or bool(may_manage(me, activity)), _("改期和取消由活动负责人、主办单位和社区工作者来做。"))


def may_set_policy(me: Standing, path: str) -> Yes | No:
    return only_if(me.holds({P.SECRETARY.value, P.ADMINISTRATOR.value}, over=path), _("活动的办法由社区书记或系统管理员设置。"))
