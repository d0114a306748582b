from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.places.models import Place

ADMINISTRATOR, WORKER = Post.Kind.ADMINISTRATOR.value, Post.Kind.COMMUNITY_WORKER.value
# A list of posts can name administrators, and codes are the whole installation's.
ADMINISTRATORS_ONLY = {"posts", "codes"}


def may_import_here(by: Standing) -> Yes | No:
    """Something, into one's own community. Which kinds: `may_import`."""
    return Yes() if by.holds_everywhere({ADMINISTRATOR, WORKER}) else No(_("批量导入由社区工作者或系统管理员来做。"))


def may_import(by: Standing, community: Place | None, kind: str = "") -> Yes | No:
    if community is None or not by.holds({ADMINISTRATOR, WORKER}, over=community.path):
        return No(_("批量导入由社区工作者或系统管理员来做。"))
    if kind in ADMINISTRATORS_ONLY and not by.holds({ADMINISTRATOR}, over=community.path):
        return No(_("岗位和区划代码只由系统管理员导入。"))
    return Yes()
