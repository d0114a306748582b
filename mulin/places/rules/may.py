from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.kernel.access.asking import Standing
from mulin.places.models import Code, Place

# Kinds of posts by their names: posts themselves belong to a floor above.
KEEPERS = frozenset({"administrator", "community_worker"})
ORDERERS = frozenset({"administrator"})
FACE_KEEPERS = frozenset({"administrator", "secretary"})
# Those to whom the desk opens. Riders, guards and volunteers report what they see; they need no list of houses and codes.
READERS = KEEPERS | {"building_head", "party_head", "grid_worker", "committee_head", "secretary", "street_leader"}


def may_read(by: Standing) -> Yes | No:
    """The desk's tree of places and list of codes."""
    if not by.paths(READERS):
        return No(_("地点和二维码由社区工作人员查看。您需要什么，请联系社区。"))
    return Yes()


def may_see(by: Standing, place: Place) -> Yes | No:
    """Its page: at or below a place in which the person holds a post."""
    return Yes() if by.holds(READERS, over=place.path) else No(_("地点和二维码由社区工作人员查看。您需要什么，请联系社区。"))


def may_keep(by: Standing, place: Place) -> Yes | No:
    """Add below it, rename, close, draw, print codes."""
    if not by.holds(KEEPERS, over=place.path):
        return No(_("改动“{place}”要由这里的社区工作者或系统管理员来做。").format(place=place))
    if place.valid_to:
        return No(_("“{place}”已于 {day} 撤销，只能查看，不能再改。").format(place=place, day=place.valid_to))
    return Yes()


def may_make_codes(by: Standing) -> Yes | No:
    """The page that asks for which place; the place itself is asked by `may_keep`."""
    if not by.paths(KEEPERS):
        return No(_("二维码由这里的社区工作者或系统管理员来做。需要哪里的，请告诉他们。"))
    return Yes()


def may_reorder(by: Standing, place: Place) -> Yes | No:
    """Split, merge, move: what changes who answers for whom."""
    if not by.holds(ORDERERS, over=place.path):
        return No(_("拆分、合并和划转要由系统管理员来做。"))
    if place.valid_to:
        return No(_("“{place}”已于 {day} 撤销，只能查看，不能再改。").format(place=place, day=place.valid_to))
    return Yes()


def may_change_face(by: Standing, community: Place) -> Yes | No:
    if not by.holds(FACE_KEEPERS, over=community.path):
        return No(_("社区的名称、标志和颜色由社区书记或系统管理员来改。"))
    return Yes()


def may_revoke(by: Standing, code: Code) -> Yes | No:
    if not by.holds(KEEPERS, over=code.place.path):
        return No(_("作废和补发这个码要由这里的社区工作者或系统管理员来做。"))
    if code.revoked_at:
        return No(_("这个码已经作废：{reason}").format(reason=code.revoked_reason))
    return Yes()
