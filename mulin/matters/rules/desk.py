"""Who works at the desk at all."""

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.organisations.queries import Standing

from .who import READS, only_if

RECORDS = READS | {"guard"}


def may_use_desk(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(READS) or me.units()), _("工作台给有岗位的工作人员用。您的事项在“我的事项”里。"))


def may_record_for_others(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(RECORDS)), _("代录由社区、网格和楼栋的工作人员来做。您可以直接上报。"))
