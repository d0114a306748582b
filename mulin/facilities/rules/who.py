"""Who keeps facilities, who serves at their counters, how old somebody is."""

from django.utils.translation import gettext as _

from mulin.facilities.models import Facility
from mulin.kernel.access import No, Yes, only_if
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing

P = Post.Kind
KEEPERS = frozenset({P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value})


def may_open_desk(me: Standing) -> Yes | No:
    """Its pages at the desk. Operators' people come here too."""
    return only_if(bool(me.paths(KEEPERS)) or bool(me.units()), _("设施由社区工作者、居委会主任、社区书记和运营单位管理。"))


def keeps(me: Standing, path: str) -> bool:
    return me.holds(KEEPERS, over=path)


def may_add(me: Standing, path: str) -> Yes | No:
    return only_if(keeps(me, path), _("这里的设施由这里的社区工作者登记。"))


def may_keep(me: Standing, facility: Facility) -> Yes | No:
    """Change what it is, its rooms, hours, prices and rules."""
    return only_if(keeps(me, facility.place.path), _("这个设施由它所在地的社区工作者管理。"))


def serves(me: Standing, facility: Facility) -> bool:
    """At its counter: its keepers, its curator, its operator's people."""
    curates = facility.curator_id is not None and facility.curator_id == me.person_id
    operates = facility.operator_id is not None and facility.operator_id in me.units()
    return curates or operates or keeps(me, facility.place.path)


def may_serve(me: Standing, facility: Facility) -> Yes | No:
    return only_if(serves(me, facility), _("这由社区工作者、主理人和运营单位来办。"))
