from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.kernel.access.asking import Standing
from mulin.organisations.models import Organisation
from mulin.places.models import Place

from .posts import KEEPERS, STAFF


def may_look(by: Standing) -> Yes | No:
    """The desk's lists of organisations and posts."""
    if by.paths(STAFF):
        return Yes()
    return No(_("单位和岗位名册给社区工作人员看。您的楼长和网格员在首页就能看到。"))


def may_keep(by: Standing, community: Place) -> Yes | No:
    if by.holds(KEEPERS, over=community.path):
        return Yes()
    return No(_("单位由社区工作者或系统管理员登记和修改。"))


def may_close(by: Standing, organisation: Organisation) -> Yes | No:
    allowed = may_keep(by, organisation.community)
    if allowed and organisation.closed_on:
        return No(_("这个单位已经撤了。"))
    if allowed and organisation.children.filter(closed_on=None).exists():
        return No(_("下面还有没撤的单位，请先把它们撤掉或改挂到别处。"))
    return allowed
