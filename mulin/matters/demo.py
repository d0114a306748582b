"""Living matters, made through the actions themselves: each life is a generator that acts and says when it goes on."""

import heapq
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mulin.kernel.access import Refused
from mulin.organisations.queries import current_posts
from mulin.people.models import Person
from mulin.places.models import Place

from . import actions, demo_bulk
from .demo_play import Play
from .demo_words import ENGLISH, EXCUSES, QUESTIONS, SAID, STILL, THANKS
from .models import Matter
from .queries.figures import refresh

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Life = Iterator[timedelta]  # each step is some time after the one before
FATES = [
    "done", "withdrawn", "checked", "rated_low", "reopened", "in_hand", "in_hand", "offered", "late", "paused", "answered", "returned",
    "settled", "void", "merged", "desk", "called", "followed", "helped", "verifying",
]  # fmt: skip
# How long ago each began, so that every state is in front of you on the day of the demo.
DAYS_AGO = {
    "in_hand": 1, "offered": 0.1, "late": 4, "paused": 2, "answered": 1.2, "returned": 1, "desk": 0.05, "verifying": 1,
    "followed": 0.6,
}  # fmt: skip
LIVES = {"small": 60, "full": 300}
HISTORY = {"small": 0, "full": 20_000}


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    actions.install_preset(community, at - 800 * DAY)
    live(community, at=at, history=HISTORY[scale], lives=LIVES[scale])


def live(community: Place, *, at: datetime, history: int, lives: int) -> None:
    """`history` matters that are over, in two years; then `lives` of the last two months, in every state."""
    demo_bulk.history(community, until=at - 30 * DAY, count=history)
    play = Play(community, at)
    entrances = list(Place.objects.filter(community=community, kind=Place.Kind.ENTRANCE).select_related("parent").order_by("id"))
    spots = entrances[:: max(1, len(entrances) // 42)]
    agenda: list[tuple[datetime, int, Life]] = []
    for number in range(lives):
        fate = FATES[number % len(FATES)]
        begins = at - (DAYS_AGO.get(fate) or play.dice.uniform(8, 60)) * DAY - play.dice.uniform(0, 2) * HOUR
        heapq.heappush(agenda, (_by_day(begins), number, _life(play, fate, number, spots[number * 7 % len(spots)])))
    while agenda:
        play.now, number, life = heapq.heappop(agenda)
        if play.now > at:
            continue
        actions.ring(play.now)
        try:
            pause = next(life, None)
        except Refused:  # the story took another turn (it climbed, or its time with the neighbours was over)
            pause = None
        if pause is not None:
            heapq.heappush(agenda, (play.now + pause, number, life))
    actions.ring(at)
    refresh(community.pk, at=at)


def _life(play: Play, fate: str, number: int, spot: Place) -> Life:
    code, words, result = (ENGLISH + SAID)[number % (len(SAID) + 2)]
    if fate in ("merged", "verifying", "checked"):
        code, words, result = SAID[0] if fate == "merged" else SAID[3]  # the same as another; one that somebody else checks
    who, dice = play.resident(), play.dice
    matter = _report(
        play, code, words, who, spot, channel=dice.choice(["qr", "qr", "web", "web", "web"]) if number % 9 else "call"
    )
    yield dice.uniform(0.2, 1.5) * HOUR
    if fate in ("offered", "desk"):
        return
    if fate == "void":
        actions.void(matter, words="这条路归市政管，已转告 12345，编号会短信发给您。", by=play.desk(), at=play.now)
        return
    if fate == "withdrawn":
        actions.withdraw(matter, words="已经自己修好了，谢谢。", by=play.me(who), at=play.now)
        return
    if fate == "merged":
        first = Matter.objects.filter(title=matter.title, status__in=Matter.OPEN).exclude(pk=matter.pk).order_by("id").first()
        if first:
            actions.merge(matter, into=first, by=play.desk(), at=play.now)
            return
    if fate == "late":
        yield 4 * DAY
    if fate in ("returned", "settled"):
        for excuse in EXCUSES[: 1 if fate == "returned" else 2]:
            _to_somebody(play, matter)
            actions.give_back(matter, words=excuse, by=play.lead(matter), at=play.now)
            yield 2 * HOUR
        if fate == "returned":
            return
        actions.settle(
            matter, unit_id=play.units["property"].pk, words="现场看过：在公共部位，由物业负责。", by=play.desk(), at=play.now
        )
        yield HOUR
    _to_somebody(play, matter)
    actions_after = _handle(play, fate, matter, result)
    yield from actions_after


def _handle(play: Play, fate: str, matter: Matter, result: str) -> Life:
    dice = play.dice
    lead = play.lead(matter)
    matter.refresh_from_db()
    if matter.status == Matter.Status.OFFERED:
        matter = actions.accept(matter, by=lead, at=play.now)
    if fate == "helped" and matter.unit_id != play.units["office"].pk:
        actions.join(matter, helpers=[{"unit_id": play.units["office"].pk}], by=play.desk(), at=play.now)
    yield dice.uniform(0.1, 3) * HOUR
    if fate in ("followed", "reopened", "in_hand"):
        _followed(play, matter)
    if fate == "paused":
        actions.pause(matter, words=dice.choice(QUESTIONS), by=lead, at=play.now)
        return
    actions.arrive(matter, by=lead, at=play.now)
    if fate in ("in_hand", "followed", "late"):
        actions.note(matter, words="材料已经订了，明天到。", by=lead, at=play.now)
        return
    yield dice.uniform(0.5, 5) * HOUR
    matter = actions.answer(matter, words=result, by=lead, at=play.now)
    yield dice.uniform(1, 5) * HOUR
    if matter.status == Matter.Status.VERIFYING:
        if fate == "verifying":
            return
        actions.verify(matter, words="去看过了，已经办好。", by=play.desk(), at=play.now)
        yield HOUR
    if fate in ("answered", "verifying"):
        return
    yield from _judge(play, fate, matter, result)


def _judge(play: Play, fate: str, matter: Matter, result: str) -> Life:
    dice, reporter = play.dice, matter.reporter
    if fate == "called" or reporter is None:
        yield 3.2 * DAY
        actions.close(matter, words="打过电话，居民说已经好了。", verdict="good", by=play.desk(), at=play.now)
        return
    me = play.me(reporter)
    if fate == "reopened":
        actions.reopen(matter, words=dice.choice(STILL), by=me, at=play.now)
        yield 20 * HOUR
        matter = actions.answer(matter, words="又检查了一遍：" + result, by=play.lead(matter), at=play.now)
        yield 3 * HOUR
        if matter.status == Matter.Status.VERIFYING:
            actions.verify(matter, by=play.desk(), at=play.now)
            yield HOUR
    verdict = "bad" if fate == "rated_low" else dice.choice(["good", "good", "good", "fair"])
    actions.confirm(matter, verdict=verdict, words="拖了太久" if verdict == "bad" else dice.choice(THANKS), by=me, at=play.now)


def _report(play: Play, code: str, words: str, who: Person, spot: Place, *, channel: str) -> Matter:
    place = spot.parent or spot
    lat, lng = (place.lat, place.lng) if place.lat is not None and play.dice.random() < 0.7 else (None, None)
    draft = actions.Draft(
        community_id=play.community.pk, place_id=spot.pk, words=words, category_id=play.codes[code].pk, channel=channel, lat=lat, lng=lng,
        on_behalf_of=who.pk if channel == "call" else None,
    )  # fmt: skip
    return actions.report(draft, by=play.desk() if channel == "call" else play.me(who), at=play.now)


def _to_somebody(play: Play, matter: Matter) -> None:
    """Out of the pool or off the desk, if it still lies there."""
    matter.refresh_from_db()
    if matter.status != Matter.Status.WAITING:
        return
    taker = (
        current_posts(play.now.date()).filter(kind="grid_worker", place__path=matter.pool_path).first()
        if matter.pool_path
        else None
    )
    if taker:
        actions.take(matter, by=play.me(taker.person), at=play.now)
    else:
        actions.dispatch(matter, unit_id=play.units["property"].pk, words="请今天看一下。", by=play.desk(), at=play.now)


def _followed(play: Play, matter: Matter) -> None:
    matter.refresh_from_db()
    for person in play.dice.sample(play.residents, min(4, len(play.residents))):
        try:
            actions.follow(matter, by=play.me(person), at=play.now)
        except Refused:  # it is not public, or it is their own
            continue


def _by_day(at: datetime) -> datetime:
    """People report between seven and ten in the evening."""
    local = timezone.localtime(at)
    return local.replace(hour=7 + local.hour % 15) if local.hour < 7 or local.hour > 21 else local
