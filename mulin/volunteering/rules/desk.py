from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, only_if

from .who import KEEPERS, Who


def may_keep(who: Who) -> Yes | No:
    """The pages at the desk."""
    return only_if(bool(who.standing.paths(KEEPERS)), _("志愿服务由社区工作者、居委会主任、社区书记和管理员管理。"))


def may_serve(who: Who) -> Yes | No:
    """The pages of a volunteer's own."""
    return only_if(who.serves is not None, _("这里是志愿者用的，请先在“志愿服务”里加入。"))
