"""Three kinds of people: who runs classes, who looks after the children of one, whose child it is."""

from django.utils.translation import gettext as _

from mulin.childcare.models import Application, Group
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
KEEPERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value})
BEING_CHECKED = (Application.Status.SENT, Application.Status.ASKED)


def may_open_desk(me: Standing) -> Yes | No:
    """Its pages at the desk. Those who look after a class without such a post come by the link in their messages."""
    return only_if(bool(me.paths(KEEPERS)) or bool(me.units()), _("托育由社区工作者、居委会主任、社区书记和班上的老师管理。"))


def may_manage(me: Standing, path: str) -> Yes | No:
    """Make a class, change it, name who looks after it. That opens no child's papers."""
    return only_if(me.holds(KEEPERS, over=path), _("这里的班由这里的社区工作者管理。"))


def keeps(me: Standing, group: Group) -> bool:
    return me.person_id is not None and me.person_id in group.kept_by


def may_open_class(me: Standing, group: Group) -> Yes | No:
    return Yes() if keeps(me, group) else may_manage(me, group.place.path)


def is_guardian(me: Standing, application: Application) -> bool:
    """Who applied, and every other guardian of the child."""
    if me.person_id is None:
        return False
    return me.person_id == application.guardian_id or me.person_id in application.child.guarded_by


def helps(me: Standing, application: Application) -> bool:
    """The worker who filled it in at the counter, until it is decided."""
    return me.person_id is not None and me.person_id == application.helped_by and application.status in BEING_CHECKED


def may_see(me: Standing, application: Application) -> Yes | No:
    return first_no(
        only_if(
            is_guardian(me, application) or helps(me, application) or keeps(me, application.group),
            _("孩子的申请只有监护人和班上的老师能看。"),
        )
    )
