"""Who keeps the register of chat groups; who may see how to join."""

from datetime import date

from django.utils.translation import gettext as _

from mulin.deliberation.models import ChatGroup
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .who import HOSTS

P = Post.Kind
WRITERS = frozenset(
    {P.COMMUNITY_WORKER.value, P.COMMITTEE_HEAD.value, P.SECRETARY.value, P.ADMINISTRATOR.value, P.GRID_WORKER.value}
)
IMPORTERS = frozenset({P.COMMUNITY_WORKER.value, P.ADMINISTRATOR.value})
GROUP_KEEPERS = WRITERS | {P.BUILDING_HEAD.value, P.PARTY_HEAD.value}


def may_look(me: Standing) -> Yes | No:
    return only_if(bool(me.paths(HOSTS)), _("楼栋群由楼长、网格员、社区工作者和居委会来管。"))


def may_enter(me: Standing, place: Place) -> Yes | No:
    return first_no(
        only_if(place.kind == Place.Kind.BUILDING, _("群按楼栋登记，请选一栋楼。")),
        only_if(me.holds(GROUP_KEEPERS, over=place.path), _("由这栋楼的楼长、网格员或社区工作者来登记。")),
    )


def may_change(me: Standing, row: ChatGroup) -> Yes | No:
    return first_no(
        only_if(me.holds(GROUP_KEEPERS, over=row.path), _("由这栋楼的楼长、网格员或社区工作者来改。")),
        only_if(row.closed_on is None, _("这个群已经停用。")),
    )


def may_import(me: Standing) -> Yes | No:
    """As everything that comes by the hundred; the page that imports asks again."""
    return only_if(me.holds_everywhere(IMPORTERS), _("由社区工作者或系统管理员来导入。"))


def may_see_code(me: Standing, row: ChatGroup, *, lives: bool) -> Yes | No:
    """Staff over the building, and those who live in it."""
    return only_if(lives or me.holds(GROUP_KEEPERS, over=row.path), _("进群的码只给住在这栋楼的人看。"))


def code_is_good(row: ChatGroup, on: date) -> bool:
    return bool(row.link or row.code) and (row.code_until is None or on <= row.code_until)
