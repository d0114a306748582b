"""Who tells stories and leads along them; how far and how long a trail is."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils.translation import gettext as _

from mulin.facilities.models import Story, StoryVisit, StoryWish, Trail
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .walking import DETOUR, PACE, Point, metres
from .who import KEEPERS, keeps

V = StoryVisit.Status
MOST_AHEAD = timedelta(days=180)
CRAWLERS = ("bot", "spider", "crawl", "slurp", "preview", "curl", "wget", "python", "headless")


def may_open_walks(me: Standing) -> Yes | No:
    """The desk's pages of stories."""
    return only_if(bool(me.paths(KEEPERS)), _("故事和路线由社区工作者、居委会主任、社区书记管理。"))


def may_tell(me: Standing, thing: Story | Trail) -> Yes | No:
    return only_if(keeps(me, thing.place.path), _("这个故事由它所在地的社区工作者管理。"))


def may_publish_trail(me: Standing, trail: Trail, stories: Sequence[Story]) -> Yes | No:
    return first_no(
        may_tell(me, trail),
        only_if(len(stories) >= 2, _("一条路线至少要有两个点。")),
        only_if(all(one.status == Story.Status.OUT for one in stories), _("有的点还没有公开，请先公开或去掉。")),
        only_if(all(one.lat is not None for one in stories), _("有的点没有坐标，请先填上，才能算路程。")),
    )


def may_wish(me: Standing, community_id: int) -> Yes | No:
    own = me.person is not None and me.person.community_id == community_id
    return only_if(own, _("请用本社区居民的账号来推荐。"))


def may_decide_wish(me: Standing, wish: StoryWish) -> Yes | No:
    return first_no(
        only_if(keeps(me, wish.community.path), _("居民推荐的故事由社区工作者来看。")),
        only_if(wish.status == StoryWish.Status.NEW, _("这一条已经有人看过了。")),
    )


def may_ask_visit(me: Standing, thing: Story | Trail, begins_at: datetime, size: int, at: datetime) -> Yes | No:
    return first_no(
        only_if(me.person is not None, _("请先登录。")),
        only_if(thing.for_groups and thing.status == "out", _("这里不接待团体参观，自己随时可以来。")),
        only_if(begins_at >= at + timedelta(days=1), _("请至少提前一天，好安排讲解的人。")),
        only_if(begins_at <= at + MOST_AHEAD, _("最多提前半年预约。")),
        only_if(1 <= size <= 200, _("一次接待 1 到 200 人。")),
    )


def may_decide_visit(me: Standing, visit: StoryVisit) -> Yes | No:
    thing = visit.story or visit.trail
    return first_no(
        only_if(thing is not None and keeps(me, thing.place.path), _("团体参观由社区工作者来安排。")),
        only_if(visit.status in (V.ASKED, V.CONFIRMED), _("这次参观已经有结果了。")),
    )


def may_cancel_visit(me: Standing, visit: StoryVisit) -> Yes | No:
    return first_no(
        only_if(visit.person_id == me.person_id, _("由预约的人取消。")),
        only_if(visit.status in (V.ASKED, V.CONFIRMED), _("这次参观已经有结果了。")),
    )


def may_note_visit(me: Standing, visit: StoryVisit, at: datetime) -> Yes | No:
    thing = visit.story or visit.trail
    own = visit.guide_id is not None and visit.guide_id == me.person_id
    return first_no(
        only_if(own or (thing is not None and keeps(me, thing.place.path)), _("由讲解的人或社区工作者来记。")),
        only_if(visit.status == V.CONFIRMED, _("只有确认过的参观才记来了几个人。")),
        only_if(visit.begins_at <= at, _("还没有到参观的时间。")),
    )


@dataclass(frozen=True)
class Length:
    """As the crow flies from point to point, made longer by the stated factor."""

    metres: int
    walking: int  # minutes
    stopping: int

    @property
    def minutes(self) -> int:
        return self.walking + self.stopping


def length_of(points: Sequence[Point], stop_minutes: int) -> Length:
    straight = sum(metres(here, there) for here, there in itertools.pairwise(points))
    return Length(round(straight * DETOUR), ceil(straight * DETOUR / PACE), stop_minutes * len(points))


def is_somebody(agent: str) -> bool:
    """Crawlers and previews of links say what they are; they are not counted."""
    said = agent.lower()
    return bool(said) and not any(word in said for word in CRAWLERS)
