from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.kernel.access.asking import Standing
from mulin.organisations.models import Organisation, Post
from mulin.places.models import Place

K = Post.Kind
P = Place.Kind
KEEPERS = frozenset({K.ADMINISTRATOR.value, K.COMMUNITY_WORKER.value})
HIGH = frozenset(
    {K.ADMINISTRATOR, K.SECRETARY, K.STREET_LEADER, K.COMMITTEE_HEAD, K.COMMUNITY_WORKER, K.FUND_KEEPER}
)  # given by an administrator only
STAFF = frozenset(K.values) - {K.RIDER.value, K.VOLUNTEER.value, K.GUARD.value}  # these open the desk
IN_A_BODY = frozenset({K.HANDLER, K.UNIT_LEAD})
ONE_EACH = frozenset({K.BUILDING_HEAD, K.PARTY_HEAD})
PLACES_OF: dict[str, tuple[str, ...]] = {
    K.BUILDING_HEAD: (P.BUILDING,),
    K.PARTY_HEAD: (P.BUILDING,),
    K.GRID_WORKER: (P.GRID,),
    K.COMMITTEE_HEAD: (P.COMMITTEE,),
    K.COMMUNITY_WORKER: (P.COMMUNITY, P.COMMITTEE),
    K.SECRETARY: (P.COMMUNITY,),
    K.STREET_LEADER: (P.STREET,),
    K.ADMINISTRATOR: (P.COMMUNITY, P.STREET),
    K.FUND_KEEPER: (P.COMMUNITY, P.STREET),
    K.RIDER: (P.COMMUNITY, P.COMMITTEE, P.GRID),
    K.VOLUNTEER: (P.COMMUNITY, P.COMMITTEE, P.GRID, P.ESTATE, P.BUILDING),
    K.GUARD: (P.COMMUNITY, P.COMMITTEE, P.GRID, P.ESTATE, P.BUILDING),
}


def may_appoint(by: Standing, kind: str, where: Place | Organisation) -> Yes | No:
    over = where.path if isinstance(where, Place) else where.community.path
    if by.holds({K.ADMINISTRATOR}, over=over):
        return Yes()
    if kind in HIGH:
        return No(_("%(post)s由系统管理员任命。") % {"post": K(kind).label})
    if not by.holds(KEEPERS, over=over):
        return No(_("岗位由管这一片的社区工作者或系统管理员安排。"))
    return Yes()


def may_appoint_somebody(by: Standing) -> Yes | No:
    """The page that asks whom; which post and where is asked by `may_appoint`."""
    return Yes() if by.paths(KEEPERS) else No(_("岗位由管这一片的社区工作者或系统管理员安排。"))


def may_end(by: Standing, post: Post) -> Yes | No:
    where = post.place or post.organisation
    assert where is not None
    if post.until is not None:
        return No(_("这个任期已经有结束日期了。"))
    return may_appoint(by, post.kind, where)


def may_hold(kind: str, where: Place | Organisation, current: list[Post]) -> Yes | No:
    """Whether a post of this kind fits there. `current`: posts of the kind held there now."""
    if isinstance(where, Organisation) != (kind in IN_A_BODY):
        in_body = kind in IN_A_BODY
        return No(_("这个岗位要选单位，不选地点。") if in_body else _("这个岗位要选地点，不选单位。"))
    if isinstance(where, Place) and where.kind not in PLACES_OF[kind]:
        fitting = "、".join(str(P(one).label) for one in PLACES_OF[kind])
        return No(_("%(post)s要设在：%(kinds)s。") % {"post": K(kind).label, "kinds": fitting})
    if kind in ONE_EACH and current:
        held = {"building": where, "post": K(kind).label, "name": current[0].person.name}
        return No(_("%(building)s已有%(post)s：%(name)s。请先结束这个任期，再安排新的。") % held)
    return Yes()
