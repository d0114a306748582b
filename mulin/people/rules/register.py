from collections.abc import Collection

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.kernel.access.asking import Standing
from mulin.people.models import Person
from mulin.places.models import Place

# Kinds of posts by their names: posts themselves belong to a floor above.
ADMINISTRATORS = frozenset({"administrator"})
OFFICE = ADMINISTRATORS | {"community_worker"}
KEEPERS = OFFICE | {"grid_worker"}
REVEALERS = KEEPERS | {"committee_head", "secretary"}
READERS = REVEALERS | {"building_head", "party_head"}
ANSWERED_WITHIN, REMINDED_AFTER = "15wd", "12wd"  # a wish to correct the register: what the page promises


def paths_of(person: Person) -> list[str]:
    """Where the person belongs: current rooms and rooms owned; without any, the community."""
    lived = person.residences.filter(until=None).values_list("room__path", flat=True)
    owned = person.ownerships.filter(until=None).values_list("room__path", flat=True)
    return sorted(lived.union(owned)) or [person.community.path]


def may_read(by: Standing) -> Yes | No:
    """The register at the desk. Which people of it: `queries.visible_to`."""
    if not by.paths(READERS):
        return No(_("居民信息只给管这一片的社区工作人员看。"))
    return Yes()


def may_register(by: Standing, room: Place) -> Yes | No:
    if not by.holds(KEEPERS, over=room.path):
        return No(_("登记居民由这一片的社区工作者或网格员办理。"))
    return Yes()


def may_change(by: Standing, person: Person, paths: Collection[str] = ()) -> Yes | No:
    """`paths` here and below: where the person belongs, from whoever asks for more than one thing at once."""
    return _over(by, person, KEEPERS, _("修改居民信息由这一片的社区工作者或网格员办理。"), paths)


def may_answer(by: Standing) -> Yes | No:
    """Wishes to correct the register; of whom: `may_change`."""
    if not by.paths(KEEPERS):
        return No(_("更正由这一片的社区工作者或网格员答复。"))
    return Yes()


def may_reveal(by: Standing, person: Person, paths: Collection[str] = ()) -> Yes | No:
    return _over(by, person, REVEALERS, _("完整的电话和证件号只给这一片的社区工作者、网格员、居委会主任和书记看。"), paths)


def may_export(by: Standing) -> Yes | No:
    if not by.paths(OFFICE):
        return No(_("名册由社区工作者导出，请找他们要。"))
    return Yes()


def may_reset_second(by: Standing, person: Person, paths: Collection[str] = ()) -> Yes | No:
    if by.person_id == person.pk:
        return No(_("自己的第二道验证请另一位系统管理员重置。"))
    return _over(by, person, ADMINISTRATORS, _("第二道验证由系统管理员当面核对身份后重置。"), paths)


def _over(by: Standing, person: Person, kinds: Collection[str], reason: str, paths: Collection[str]) -> Yes | No:
    return Yes() if any(by.holds(kinds, over=path) for path in paths or paths_of(person)) else No(reason)
