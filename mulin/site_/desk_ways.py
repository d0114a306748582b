"""Where the desk leads, and who may go there: the rail, the settings and the bar of a phone show only what opens."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mulin.activities import rules as activities
from mulin.ballots.rules import may as ballots
from mulin.childcare import rules as childcare
from mulin.deliberation import rules as deliberation
from mulin.doors import rules as doors
from mulin.elections import rules as elections
from mulin.facilities import rules as facilities
from mulin.facilities.queries import curates
from mulin.funds import rules as funds
from mulin.kernel.access import No, Yes
from mulin.kernel.calendar import rules as calendar
from mulin.ledger import rules as ledger
from mulin.matters import rules as matters
from mulin.notices import rules as notices
from mulin.organisations import rules as organisations
from mulin.organisations.queries import Standing
from mulin.pacts import rules as pacts
from mulin.people import rules as people
from mulin.places import rules as places
from mulin.places.rules.may import FACE_KEEPERS
from mulin.projects.rules import may_open_desk as may_open_projects
from mulin.surveys import rules as surveys
from mulin.volunteering import rules as volunteering
from mulin.volunteering.rules import shop as counter

from .views import may_mend


@dataclass(frozen=True)
class Way:
    """`{community}` in the address is one's own. `may` is asked of whoever looks and reads next to nothing from the database."""

    url: str
    icon: str
    words: str | Promise
    may: Callable[[Standing], Yes | No]
    help: str | Promise = ""


def may_keep_volunteers(me: Standing) -> Yes | No:
    return volunteering.may_keep(volunteering.Who(me))


def may_serve_counter_of_unit(me: Standing) -> Yes | No:
    """Sponsors' people; workers come to it from the shop."""
    who = volunteering.Who(me)
    return No("") if volunteering.may_keep(who) else counter.may_serve_counter(who)


def may_open_facilities(me: Standing) -> Yes | No:
    """Keepers and people of units by their posts; a curator is whoever a facility names, at most one question more."""
    by_post = facilities.may_open_desk(me)
    return by_post if by_post or not curates(me) else Yes()


DESK = matters.may_use_desk
INTAKE = Way("/desk/intake/", "plus", _("代录"), matters.may_record_for_others)
MAP = Way("/desk/map/", "map", _("一张图"), DESK)

RAIL = [
    Way("/desk/", "layout-dashboard", _("工作台"), DESK),
    MAP,
    Way("/desk/matters/", "wrench", _("事项"), DESK),
    Way("/desk/projects/", "folder-kanban", _("项目"), may_open_projects),
    Way("/desk/activities/", "calendar-heart", _("活动"), activities.may_organise),
    Way("/desk/facilities/", "armchair", _("设施"), may_open_facilities),
    Way("/desk/walks/", "footprints", _("故事漫步"), facilities.may_open_walks),
    Way("/desk/childcare/", "baby", _("托育"), childcare.may_open_desk),
    Way("/desk/topics/", "messages-square", _("议事"), deliberation.may_open_desk),
    Way("/desk/ballots/", "vote", _("表决"), ballots.organise),
    Way("/desk/elections/", "landmark", _("选举"), elections.may_open_desk),
    Way("/desk/pacts/", "handshake", _("公约"), pacts.may_open_desk),
    Way("/desk/surveys/", "clipboard-list", _("问卷"), surveys.may_open_desk),
    Way("/desk/volunteering/", "heart-handshake", _("志愿时间"), may_keep_volunteers),
    Way("/desk/volunteering/orders/hand-over/", "scan-qr-code", _("凭码交付"), may_serve_counter_of_unit),
    Way("/desk/funds/", "hand-coins", _("基金"), funds.may_look),
    Way("/desk/people/", "users", _("人房"), people.may_read),
    Way("/desk/notices/", "megaphone", _("通知"), notices.may_look),
    Way("/desk/organisations/", "building-2", _("单位"), organisations.may_look),
    Way("/desk/places/", "map-pin", _("地点"), places.may_read),
    Way("/desk/codes/", "qr-code", _("二维码"), places.may_read),
    Way("/desk/figures/", "chart-column", _("报表"), matters.may_see_figures),
    Way("/desk/ledger/", "wallet", _("账本"), ledger.may_look),
    Way("/desk/settings/", "settings", _("设置"), DESK),
]


def may_change_own_face(me: Standing) -> Yes | No:
    """The same as `places.may_change_face` of one's own community, without looking it up."""
    return Yes() if me.holds_everywhere(FACE_KEEPERS) else No("")


SETTINGS = [
    Way(
        "/desk/places/{community}/face/",
        "store",
        _("社区的名称和联系"),
        may_change_own_face,
        _("名称、标志、颜色、值班电话、投诉建议找谁"),
    ),
    Way("/desk/settings/categories/", "list-checks", _("事项类别"), DESK, _("大类小类、时限、谁来办、公开不公开")),
    Way(
        "/desk/settings/calendar/",
        "calendar-days",
        _("工作时间与节假日"),
        calendar.may_edit,
        _("时限按它算；没有数据的年份会写明"),
    ),
    Way("/desk/import/", "upload", _("导入"), doors.may_import_here, _("房屋、人员、产权、岗位、单位、事项")),
    Way("/desk/posts/", "id-card", _("岗位"), organisations.may_look, _("谁在哪里任什么岗，从哪天到哪天")),
    Way("/desk/stuck/", "rotate-ccw", _("卡住的后续"), may_mend, _("没有送出去的通知和跟进，可以重试")),
    Way("/desk/gallery/", "layout-dashboard", _("部件"), DESK, _("页面的每一种部件和状态")),
]
DOCK = [
    Way("/desk/", "layout-dashboard", _("工作台"), DESK),
    Way("/desk/matters/", "wrench", _("事项"), DESK),
    INTAKE,
    MAP,
    Way("/desk/more/", "menu", _("更多"), DESK),
]


def open_to(me: Standing, ways: list[Way]) -> list[Way]:
    return [way for way in ways if way.may(me)]
