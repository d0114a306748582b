"""Who works at the desk at all."""

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, only_if
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing

from .who import READS, STEERS, helps, holds, leads

RECORDS = READS | {"guard"}


def may_use_desk(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(READS) or me.units()), _("工作台给有岗位的工作人员用。您的事项在“我的事项”里。"))


def may_dispatch_several(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(STEERS)), _("派单由这一片的网格员、社区工作者或负责人来做。"))


def may_record_for_others(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(RECORDS)), _("代录由社区、网格和楼栋的工作人员来做。您可以直接上报。"))


def may_reveal_contact(me: Standing, matter: Matter) -> Yes | No:
    return only_if(
        leads(me, matter) or helps(me, matter) or holds(me, STEERS, matter), _("电话只给正在办这一件的人和这一片的负责人看。")
    )


def may_see_figures(me: Standing) -> Yes | No:
    """Figures are of the whole community, so they ask for a post over it."""
    return only_if(me.holds_everywhere(READS), _("报表是全社区的，给社区和街道的岗位看。公开的数字在“公开”里。"))
