"""What every page shows around itself: whose community this is, where one can go, who is signed in."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mulin.kernel.prepared import Prepared
from mulin.kernel.ui.kept import kept
from mulin.notices.models import Notice
from mulin.organisations.models import Post
from mulin.organisations.queries import who_asks
from mulin.places.models import Community

from . import desk_ways


@dataclass(frozen=True)
class Entry:
    url: str
    icon: str
    label: str
    current: bool = False
    help: str = ""


@dataclass(frozen=True)
class Face:
    name: str
    mark: str
    colour: str
    phone: str
    complaints: str


Table = list[tuple[str, str, Promise]]
SHOWN_AS_MANY = 100  # beyond 99 the bell says 99+
UNREAD = Prepared(lambda person: Notice.objects.filter(person_id=person, read_at=None).values_list("pk")[:SHOWN_AS_MANY])
FACE_SECONDS = 15  # how long a changed name or colour takes to show

DOCK: Table = [
    ("/", "house", _("首页")),
    ("/matters/", "list-checks", _("事项")),
    ("/report/", "plus", _("上报")),
    ("/inbox/", "bell", _("消息")),
    ("/me/", "user-round", _("我的")),
]
OPEN: Table = [
    ("/open/", "book-open-check", _("数字")),
    ("/open/matters/", "map-pinned", _("身边的事")),
    ("/open/activities/", "calendar-heart", _("活动")),
    ("/facilities/", "armchair", _("场地")),
    ("/childcare/", "baby", _("托育")),
    ("/open/topics/", "messages-square", _("议事")),
    ("/open/ballots/", "vote", _("表决")),
    ("/open/elections/", "landmark", _("选举")),
    ("/open/pacts/", "handshake", _("公约")),
    ("/open/surveys/", "chart-column", _("问卷")),
    ("/open/projects/", "folder-kanban", _("项目")),
    ("/open/funds/", "hand-coins", _("基金")),
    ("/honours/", "award", _("公益达人")),
    ("/notices/", "megaphone", _("社区通知")),
    ("/log/", "badge-check", _("核验")),
]
ROOTS = {"/", "/desk/", "/open/"}  # their own page only, not all below them


def navigation(request: HttpRequest) -> dict[str, object]:
    """Nothing is read from the database until a template shows it."""
    return {
        "community": SimpleLazyObject(lambda: face_for(request)),
        "unread": SimpleLazyObject(lambda: unread(request)),
        "dock": SimpleLazyObject(lambda: entries(DOCK, request.path)),
        "desk_key": SimpleLazyObject(lambda: desk_key(request)),
        "rail": SimpleLazyObject(lambda: desk_entries(request, desk_ways.RAIL)),
        "open_nav": SimpleLazyObject(lambda: entries(OPEN, request.path)),
        "desk_dock": SimpleLazyObject(lambda: desk_entries(request, desk_ways.DOCK)),
        "desk_settings": SimpleLazyObject(lambda: desk_entries(request, desk_ways.SETTINGS)),
        "desk_intake": SimpleLazyObject(lambda: desk_entries(request, [desk_ways.INTAKE])),
        "me_name": SimpleLazyObject(lambda: name_of(request)),
        "me_post": SimpleLazyObject(lambda: post_of(request)),
    }


def entries(table: Table, path: str) -> list[Entry]:
    return [Entry(url, icon, str(label), _is_current(url, path)) for url, icon, label in table]


def desk_entries(request: HttpRequest, ways: list[desk_ways.Way]) -> list[Entry]:
    """Those that open for whoever asks; the posts are at hand, since every page of the desk has asked for them."""
    path, open_ways = request.path, desk_ways.open_to(who_asks(request), ways)
    here = getattr(getattr(request.user, "person", None), "community_id", 0)
    found = [(way, way.url.format(community=here)) for way in open_ways]
    return [Entry(url, way.icon, str(way.words), _is_current(url, path), str(way.help)) for way, url in found]


def desk_key(request: HttpRequest) -> str:
    """All that `desk_entries` depends on: the part of the desk one is in, and the posts that open others."""
    me, part = who_asks(request), "/".join(request.path.split("/")[:3])
    houses = bool(desk_ways.may_open_facilities(me))
    return f"{part} {me.person.community_id if me.person else 0} {houses} {me.held}"


def _is_current(url: str, path: str) -> bool:
    return path == url or (url not in ROOTS and path.startswith(url))


def face_for(request: HttpRequest) -> Face:
    """The face of the community of the one who asks; for strangers the first community of this house."""
    person = getattr(request.user, "person", None) if hasattr(request, "user") else None
    community, language = person.community_id if person else None, get_language()
    return kept(("face", community, language), FACE_SECONDS, lambda: face_of(community, language))


def face_of(community: int | None, language: str | None) -> Face:
    rows = Community.objects.order_by("id")
    found = (rows.filter(place_id=community).first() if community else None) or rows.first()
    if found is None:
        return Face(str(_("睦邻")), "睦", "", "", "")
    name = found.name_en if language == "en" and found.name_en else found.name
    return Face(name, found.mark, found.brand, found.phone, found.complaints)


def unread(request: HttpRequest) -> int:
    """No more than SHOWN_AS_MANY."""
    person = getattr(request.user, "person", None)
    return len(UNREAD.rows(person.id)) if person else 0


def name_of(request: HttpRequest) -> str:
    person = getattr(request.user, "person", None)
    return person.name if person else ""


def post_of(request: HttpRequest) -> str:
    held = who_asks(request).held
    return str(Post.Kind(held[0].kind).label) if held else ""
