"""The order in which it happens."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from mulin.organisations.models import Organisation
from mulin.places.models import Place
from mulin.projects.actions import alliances, brands, doing, linking, plans, proposals, rollouts
from mulin.projects.actions.plans import PhaseOf
from mulin.projects.actions.proposals import Item
from mulin.projects.models import Call, Project

from .demo_projects import Play, reports
from .demo_projects_base import A_DAY
from .demo_projects_together import beside, pitch, thanked, vote
from .demo_projects_words import DAYS

EARLIER, NOW = 3, 6  # projects: closed, under way
FORTY = 40


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    play = Play(community, at)
    began = at - 205 * A_DAY  # the fund's keeper holds the post from about then
    purpose = play.money(began)
    first = play.call(purpose, ("春季微公益", "Spring call"), (-203, -190, -90), season="spring", amount=1_000_000)
    closed = _chosen(play, first, EARLIER)
    for number, project in enumerate(closed):
        _whole_life(play, project, at - (95 - number) * A_DAY)
    second = play.call(purpose, ("夏季微公益", "Summer call"), (-100, -84, 60), season="summer", amount=1_500_000)
    running = _chosen(play, second, NOW)
    for number, project in enumerate(running):
        _under_way(play, project, number)
    play.disclose(purpose.fund, began)
    season = play.call(purpose, ("秋季微公益", "Autumn call"), (-30, -6, 200), season="autumn", amount=2_000_000)
    for number in range(FORTY):
        play.apply(season, number, season.opens_at + (1 + number % 20) * A_DAY)
    play.review(season, (12, 9, 6, 3, 1))
    play.one_more_juror(season)
    pitch(play, season)
    title = ("居民来选：楼里的小事", "Neighbours choose: small things")
    vote(play, play.call(None, title, (-16, -5, 120), season="autumn", amount=0, choice="ballot"))
    house = Organisation.objects.filter(community=community, closed_on=None, kind="social").first()
    title = ("冬季微公益", "Winter call")
    winter = play.call(purpose, title, (-2, 21, 240), season="winter", amount=500_000, operator=house)
    for number in range(3):
        play.apply(winter, number + EARLIER + NOW, at - A_DAY)
    play.wonder(winter)
    beside(play, Project.objects.get(pk=running[1].pk))
    thanked(play, Project.objects.get(pk=closed[0].pk), at - 2 * A_DAY)
    _beyond(play, closed, running)


def _chosen(play: Play, call: Call, number: int) -> list[Project]:
    for one in range(number):
        mate = play.resident if number == NOW and one == 2 else None
        play.apply(call, one + (3 if number == NOW else 0), call.opens_at + (1 + one) * A_DAY, mate=mate)
    play.review(call, (number, number))
    return play.decide(Call.objects.get(pk=call.pk))


def _whole_life(play: Play, project: Project, ended: datetime) -> None:
    """From the agreement to the final account."""
    day = project.made_at + 2 * A_DAY
    play.sign(project, day)
    start = day + 14 * A_DAY
    doing.begin_due(start)
    project = Project.objects.get(pk=project.pk)
    play.step(project, 1, start + 20 * A_DAY)
    play.step(project, 2, start + 40 * A_DAY)
    for line in (1, 2):
        play.spend(project, line, 100, start + 42 * A_DAY)
    reports(play, project, start + 45 * A_DAY)
    play.close(project, max(ended, start + 46 * A_DAY))


def _under_way(play: Play, project: Project, number: int) -> None:
    """One new, one that goes well, one with a receipt to check, one that says nothing; one that rests, one that was stopped."""
    day = project.made_at + 2 * A_DAY
    if number == 0:
        return
    play.sign(project, day)
    start = day + 14 * A_DAY
    doing.begin_due(start)
    project = Project.objects.get(pk=project.pk)
    if number == 1:
        play.step(project, 1, start + 20 * A_DAY)
        play.spend(project, 1, 40, start + 22 * A_DAY)
        reports(play, project, play.at - A_DAY)
    if number == 2:
        play.spend(project, 1, 10, start + 22 * A_DAY, accepted=False)
        mark = project.milestones.get(number=1)
        doing.show_milestone(mark, words="书架装好了。", by=play.by(project.lead, play.at), at=play.at - A_DAY)
    if number == 4:
        day = play.at - 9 * A_DAY
        doing.pause(project, reason="楼道在换电线，等完工再接着做，大约两周。", by=play.by(play.worker, day), at=day)
    if number == 5:
        play.step(project, 1, start + 20 * A_DAY)
        play.spend(project, 1, 30, start + 22 * A_DAY)
        play.stop(project, "负责人搬走了，没有人接手。没用完的钱退回基金，留给下一季。", start + 40 * A_DAY)


def _beyond(play: Play, closed: list[Project], running: list[Project]) -> None:
    at, community = play.at, play.community
    by = play.by(play.worker, at)
    brand = brands.begin_brand(
        community, "汉语廊", "hanyu", date(2019, 3, 1), name_en="Chinese corner", by=by, at=at,
        words="外国邻居来学中文，中国邻居来学外语，一张长桌坐了七年。", words_en="Neighbours teach each other their languages.",
    )  # fmt: skip
    for year, month, day, words in DAYS:
        brands.tell_moment(brand, date(year, month, day), words, by=by, at=at)
    for project in [*closed[:1], *running[1:2]]:
        brands.put_under_brand(project, brand, by=by, at=at)
    if closed:
        buildings = list(Place.objects.filter(community=community, kind="building", lat__isnull=False).order_by("id")[:7])
        for place, state in zip(buildings, ("pilot", "done", "done", "running", "planned", "planned"), strict=False):
            rollouts.roll_out(closed[0], place, state, by=by, at=at)
    year = localdate(at).year
    phases = [
        PhaseOf("试点一栋楼", date(year - 1, 1, 1), date(year - 1, 12, 31), "One building", closed[0] if closed else None),
        PhaseOf(
            "推广到半个小区", date(year, 1, 1), date(year, 12, 31), "Half the estate", running[1] if len(running) > 1 else None
        ),
        PhaseOf("每栋楼都有", date(year + 1, 1, 1), date(year + 1, 12, 31), "Every building"),
    ]
    plans.make_plan(community, "书香社区三年计划", (year - 1, year + 1), phases, title_en="Three years of books", by=by, at=at)
    for name, english, some in (
        ("健康", "Health", running[:2]),
        ("养老", "Old age", closed),
        ("科技", "Technology", running[2:]),
    ):
        plans.set_list(plans.begin_list(community, name, name_en=english, by=by, at=at), some, by=by, at=at)
    partners = list(Organisation.objects.filter(community=community, closed_on=None).order_by("id")[:3])
    for number, partner in enumerate(partners):
        since = localdate(at) - timedelta(days=320 - 90 * number)
        alliances.ally(
            community,
            partner,
            "单位出场地和专业的人\n社区出志愿者和宣传",
            since,
            since + timedelta(days=365),
            signed=True,
            by=by,
            at=at,
        )
    asks = Organisation.objects.filter(community=community, closed_on=None, kind="property").order_by("id").first()
    asked = proposals.ask(
        community,
        asks or partners[-1],
        "也办一条汉语廊",
        "两百户的小区，有一间活动室，想秋天开张。",
        localdate(at) + 14 * A_DAY,
        by=by,
        at=at,
    )
    items = [Item("hardware", "长桌和椅子", 4, 120_000), Item("software", "半年课程和教师培训", 1, 900_000)]
    proposals.offer(asked, "先开一桌，每周一回；三个月后再加一桌。", items, by=by, at=at)
    for project in running[1:2]:
        _linked(play, project, by)


def _linked(play: Play, project: Project, by: object) -> None:
    """To a topic and an activity there are."""
    from mulin.activities.models import Activity
    from mulin.deliberation.models import Topic

    topic = Topic.objects.filter(community=play.community, stage__in=Topic.PUBLIC).order_by("-id").first()
    activity = Activity.objects.filter(community=play.community, status__in=Activity.PUBLIC).order_by("-id").first()
    for kind, ref in (("topic", topic.number if topic else ""), ("activity", str(activity.pk) if activity else "")):
        if ref:
            linking.link(project, kind, ref, by=by, at=play.at)  # type: ignore[arg-type]
