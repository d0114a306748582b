"""Who keeps a place's talk: those whom the law and the community name, and the host of a topic."""

from django.utils.translation import gettext as _

from mulin.deliberation.models import Topic
from mulin.kernel.access import No, Yes, only_if
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
KEEPERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value})
# May be named host of a topic in their own area, and see what waits there.
HOSTS = KEEPERS | {P.GRID_WORKER.value, P.BUILDING_HEAD.value, P.PARTY_HEAD.value}
LOOKERS = HOSTS | {P.STREET_LEADER.value}


def keeps(me: Standing, path: str) -> bool:
    return me.holds(KEEPERS, over=path)


def hosts(me: Standing, topic: Topic) -> bool:
    """Leads it on: its host, or whoever keeps the place."""
    return keeps(me, topic.path) or (me.person_id is not None and me.person_id == topic.host_id)


def may_open_desk(me: Standing) -> Yes | No:
    """Street leaders look on; people of units come for their tasks."""
    return only_if(bool(me.paths(LOOKERS)) or bool(me.units()), _("议事由社区工作者、居委会、网格员、楼长和承办单位办理。"))


def may_keep(me: Standing, path: str) -> Yes | No:
    return only_if(keeps(me, path), _("这由这里的社区工作者、居委会主任或社区书记来做。"))


def may_keep_somewhere(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(KEEPERS)), _("这由社区工作者、居委会主任或社区书记来做。"))


def may_host(me: Standing, topic: Topic) -> Yes | No:
    return only_if(hosts(me, topic), _("这由议题的召集人，或这里的社区工作者、居委会主任、社区书记来做。"))
