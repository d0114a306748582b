"""How a matter's state is said to residents: a word, who has it by post, what comes next and at what hour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.ui.parts import Status
from mulin.matters.models import Event, Matter
from mulin.organisations.models import Post
from mulin.organisations.queries import current_posts

S = Matter.Status
BADGES = {
    S.WAITING: (gettext_lazy("已收到，待派单"), "info", "inbox"),
    S.OFFERED: (gettext_lazy("已派单，待接单"), "info", "clock"),
    S.IN_HAND: (gettext_lazy("办理中"), "info", "wrench"),
    S.PAUSED: (gettext_lazy("等您补充"), "wait", "message-circle"),
    S.VERIFYING: (gettext_lazy("已办好，待核实"), "info", "shield-check"),
    S.ANSWERED: (gettext_lazy("已办好，等您确认"), "ok", "circle-check"),
    S.CLOSED: (gettext_lazy("已办结"), "ok", "circle-check"),
    S.MERGED: (gettext_lazy("已并入另一件"), "", "archive"),
    S.VOID: (gettext_lazy("不予受理"), "", "ban"),
    S.WITHDRAWN: (gettext_lazy("已撤回"), "", "undo-2"),
}
IN_UNITS = {Post.Kind.HANDLER, Post.Kind.UNIT_LEAD}  # a unit speaks by its own name
REPORTER = {"reporter", "anonymous", "resident"}
POSTS = {str(kind): label for kind, label in Post.Kind.choices}
FOR_NEIGHBOURS = {S.PAUSED: gettext_lazy("等上报人补充"), S.ANSWERED: gettext_lazy("已办好，等上报人确认")}


@dataclass(frozen=True)
class Shown:
    status: Status
    holder: str  # by post or unit, never a private name
    next: str
    more: str
    tone: str
    due: str
    is_late: bool


@dataclass(frozen=True)
class Card:
    """One matter in a list: no names, no queries of its own."""

    number: str
    title: str
    place: str
    opened: str
    followers: int
    status: Status
    due: str
    is_late: bool


def card(matter: Matter, *, mine: bool = False) -> Card:
    return Card(
        number=matter.number,
        title=matter.title,
        place=str(matter.place),
        opened=when(matter.opened_at),
        followers=matter.followers,
        status=badge_of(matter, mine=mine),
        due=when(matter.due_at) if matter.due_at else "",
        is_late=bool(matter.due_at and matter.due_at < timezone.now()),
    )


def badge_of(matter: Matter, *, mine: bool) -> Status:
    words, tone, icon = BADGES[S(matter.status)]
    if not mine:
        words = FOR_NEIGHBOURS.get(S(matter.status), words)
    return Status(str(words), tone, icon)


def shown(matter: Matter, *, mine: bool = True) -> Shown:
    holder = holder_of(matter)
    due = when(matter.due_at) if matter.due_at else ""
    late = bool(matter.due_at and matter.due_at < timezone.now())
    next_step, more = _next(matter, holder, due, mine=mine)
    if late and matter.status not in (S.ANSWERED, S.PAUSED):
        more = _("已过约定时间，系统已提醒上一级督办。")
    waits = mine and matter.status in (S.ANSWERED, S.PAUSED)
    tone = "wait" if waits else ("late" if late else ("ok" if matter.status == S.CLOSED else "info"))
    return Shown(badge_of(matter, mine=mine), holder, next_step, more, tone, due, late)


def _next(matter: Matter, holder: str, due: str, *, mine: bool) -> tuple[str, str]:
    asked = mine and matter.status in (S.ANSWERED, S.PAUSED)
    values = {"holder": holder, "due": due, "number": matter.merged_into.number if matter.merged_into else ""}
    if asked and matter.status == S.ANSWERED:
        sentence = _("下一步：%(due)s 前请您答复") if due else _("下一步：请您答复")
        return sentence % values, _("修好了就评价一下；没修好请点“还没解决”，会退回去重办。")
    if asked:
        return _("下一步：请您补充"), _("您补充之前，办理时限先停着。")
    if matter.status == S.WAITING and matter.pool_path:
        sentence = _("下一步：%(due)s 前由网格里的人来领") if due else _("下一步：由网格里的人来领")
        return sentence % values, _("楼长、志愿者、网格员都能领；到时候没人领，会提醒社区。")
    sentences = {
        S.WAITING: (_("下一步：%(due)s 前派给办理的人") if due else _("下一步：派给办理的人"), _("现在在%(holder)s手里。")),
        S.OFFERED: (_("下一步：%(holder)s %(due)s 前接单") if due else _("下一步：等%(holder)s接单"), _("没接单会提醒上一级。")),
        S.IN_HAND: (
            _("下一步：%(holder)s %(due)s 前办理") if due else _("下一步：%(holder)s正在办理"),
            _("办好后会请上报人确认。"),
        ),
        S.PAUSED: (_("下一步：等上报人补充"), ""),
        S.VERIFYING: (_("下一步：%(due)s 前由另一个人核实") if due else _("下一步：由另一个人核实"), ""),
        S.ANSWERED: (_("下一步：%(due)s 前由上报人确认") if due else _("下一步：由上报人确认"), ""),
        S.CLOSED: (_("已经办结"), ""),
        S.MERGED: (_("已并入 %(number)s，进展看那一件"), ""),
        S.VOID: (_("没有受理，原因见办理经过"), ""),
        S.WITHDRAWN: (_("已经撤回，不再办理"), ""),
    }
    sentence, more = sentences[S(matter.status)]
    return sentence % values, more % values


def holder_of(matter: Matter) -> str:
    if matter.unit:
        return str(matter.unit)
    if matter.handler_id:
        posts = current_posts(timezone.localdate()).filter(person=matter.handler_id).select_related("place", "organisation")
        above = [post for post in posts if post.place is None or matter.place_path.startswith(post.place.path)]
        if above:
            return post_name(max(above, key=lambda post: len(post.place.path) if post.place else 0))
    return _("本网格的楼长和志愿者") if matter.pool_path else _("社区值班")


def post_name(post: Post) -> str:
    """ "第 6 网格网格员": what the public reads instead of a name."""
    where = str(post.place or post.organisation or "")
    return _("%(where)s%(post)s") % {"where": where, "post": post.get_kind_display()}


def when(at: datetime) -> str:
    """今天 18:00, 明天 9:30, 11月20日 18:00; another year says so."""
    local, today = timezone.localtime(at), timezone.localdate()
    clock = f"{local.hour}:{local.minute:02}"
    days = {today - timedelta(days=1): _("昨天"), today: _("今天"), today + timedelta(days=1): _("明天")}
    if local.date() in days:
        return f"{days[local.date()]} {clock}"
    day = _("n月j日") if local.year == today.year else _("Y年n月j日")
    return f"{date_format(local, day)} {clock}"


@dataclass(frozen=True)
class Told:
    """One line of the story, as the reader may know it."""

    who: str
    what: str
    at: datetime
    said: str
    words: str
    photos: list[str]


def story(events: Iterable[Event], matter: Matter, *, mine: bool) -> list[Told]:
    """Newest first. Reporters read 我 for themselves; nobody reads a neighbour's name."""
    return [_told(event, mine=mine) for event in reversed(list(events))]


def _told(event: Event, *, mine: bool) -> Told:
    part = event.data.get("post", "")
    if part in REPORTER:
        who = _("我") if mine else _("上报人")
    elif part in POSTS:
        who = event.by_post if part in IN_UNITS else event.by_post + str(POSTS[part])
    else:
        who = _("系统")
    return Told(who, done(event), event.at, when(event.at), event.words, list(event.photos))


def done(event: Event) -> str:
    """派单给春和物业: to whom, where the story knows it."""
    what, data = str(event.get_kind_display()), event.data
    to = data.get("unit") or (data.get("to_place", "") + str(POSTS.get(data.get("to_post", ""), "")))
    return _("%(what)s给%(to)s") % {"what": what, "to": to} if to else what
