"""Clubs of the demo community with their members, and a call for family sayings with what came of it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.timezone import localdate, localtime

from mulin.organisations.queries import Standing, standing_of
from mulin.people.models import Person
from mulin.places.models import Place

from . import actions
from .actions import campaigns, clubs
from .demo_words import HALL, ROOM, SPOTS_EN, SQUARE
from .models import Campaign, Club, Session
from .queries import clubs as queries


@dataclass(frozen=True)
class Idea:
    name: str
    english: str
    words: str
    words_en: str
    spot: str
    days: tuple[int, ...]
    begins: int
    ends: int
    called: str
    is_open: bool


CLUBS = [
    Idea("春之声合唱团", "Voices of Spring choir", "老歌新歌都唱，不识谱也来，老师一句一句教。",
     "Old songs and new; no need to read music.", HALL, (2, 5), 9, 11, "沈老师", False),
    Idea("晨练太极队", "Morning tai chi", "二十四式，慢慢来，新手站在中间跟着做。", "The 24 forms; beginners stand in the middle.", SQUARE, (1, 3, 5), 7, 8,
     "周师傅", True),
    Idea("墨香书画社", "Ink and brush", "写字画画，节前给邻居写春联。", "Calligraphy and painting; couplets before the festival.", ROOM, (3,), 14, 16,
     "顾老师", False),
    Idea("巧手编织坊", "Knitting circle", "边织边聊，帽子围巾送给环卫工人。", "Knit and talk; hats and scarves go to street cleaners.", ROOM, (4,), 13, 15,
     "阿芬", True),
    Idea("快门摄影队", "Shutter club", "拍社区的人和花，每季办一次小展。", "People and flowers of the community; a small show each season.", ROOM, (6,), 9, 11,
     "老许", True),
    Idea("口袋花园园艺队", "Pocket gardeners", "认领楼下的花坛，一起浇水、修枝、换花。", "We look after the flower beds below our windows.", SQUARE, (7,), 8, 10,
     "林阿姨", True),
    Idea("夕阳红舞蹈队", "Evening dancers", "广场舞和民族舞，音量按公约。", "Square and folk dances, with the music turned down.", SQUARE, (2, 4, 6), 19, 20, "小蔡", False),
    Idea("棋友会", "Chess friends", "象棋围棋都下，教孩子入门。", "Chinese chess and go; children learn the first steps.", ROOM, (6, 7), 14, 17, "老郑", True),
]  # fmt: skip
ASKED = Idea(
    "沪语沙龙", "Shanghainese salon", "讲讲老里弄的话，教教新邻居。", "Speak the old dialect.", ROOM, (5,), 15, 16, "", True
)
POSTS = ["上周的排练来了三位新邻居，欢迎！", "换季了，训练改在室内，时间不变。", "谢谢大家，把教室收拾得比来时还干净。"]

# title, words, shown, credit, pen name, prize
WORKS = [
    ("三句话", "祖父留下三句话：欠人的早还，帮人的别提，饭桌上不骂人。", True, "name", "", "一等奖"),
    ("一把尺", "奶奶量布总多放一寸。她说：让人一寸，自己心里宽一尺。", True, "pen", "桂花", "二等奖"),
    ("门灯", "爸爸上夜班，妈妈总留一盏门灯。我们家的家训是：有人没到家，灯不关。", True, "nobody", "", "二等奖"),
    ("勤", "早起的人先扫门口，不只扫自家的。", True, "name", "", ""),
    ("借条", "借邻居一碗米，还的时候要堆尖。", True, "pen", "老樟树", ""),
    ("规矩", "长辈没动筷，小辈不动筷；小辈没吃饱，长辈不离桌。", False, "nobody", "", ""),
    ("算账", "钱账天天清，人情账不算。", True, "name", "", ""),
]


def build(community: Place, worker: Standing, people: Sequence[Person], at: datetime) -> None:
    dice = random.Random(140)  # noqa: S311 - the same demo each time
    made = [_club(community, one, founder, worker, at, dice) for one, founder in zip(CLUBS, people, strict=False)]
    for club in made:
        for person in dice.sample(list(people), dice.randint(2, 5)):
            _join(club, person, worker, at - timedelta(days=dice.randint(5, 100)))
        if club == made[0] or dice.random() < 0.7:
            clubs.post(club, dice.choice(POSTS), by=_own(club.asked_by, at), at=at - timedelta(days=dice.randint(1, 20)))
    _join(made[0], people[-3], worker, at - timedelta(hours=5), answered=False)
    _rehearsals(made[0], worker, at)
    _plans(made[2], at)
    clubs.rest(made[6], "广场修地面，开春再跳。", by=_own(made[6].asked_by, at), at=at - timedelta(days=12))
    _propose(community, ASKED, people[-1], at - timedelta(days=1))
    _sayings(community, worker, people, at)


def _own(person: Person, at: datetime) -> Standing:
    return standing_of(person, on=localdate(at))


def _propose(community: Place, one: Idea, founder: Person, at: datetime) -> Club:
    times = [(day, time(one.begins), time(one.ends)) for day in one.days]
    return clubs.propose(
        community, founder=founder, times=times, by=_own(founder, at), at=at, name=one.name, name_en=one.english,
        words=one.words, words_en=one.words_en, spot=one.spot, spot_en=SPOTS_EN[one.spot], called=one.called, is_open=one.is_open,
    )  # fmt: skip


def _club(community: Place, one: Idea, founder: Person, worker: Standing, at: datetime, dice: random.Random) -> Club:
    began = at - timedelta(days=dice.randint(120, 600))
    club = _propose(community, one, founder, began)
    return clubs.agree(club, "欢迎，场地给你们留着。", by=worker, at=began + timedelta(days=2))


def _join(club: Club, person: Person, worker: Standing, at: datetime, *, answered: bool = True) -> None:
    if queries.mine(club, person.pk) is None:
        asking = clubs.join(club, person, by=_own(person, at), at=at)
        if answered and not club.is_open:
            clubs.take_in(asking, by=worker, at=at)


def _rehearsals(club: Club, worker: Standing, at: datetime) -> None:
    """Two that were held, one ahead."""
    leader = _own(club.asked_by, at)
    for days, heads in ((-16, 21), (-9, 24), (5, 0)):
        begins = localtime(at).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)
        before = min(at, begins - timedelta(days=4))
        plan = clubs.Plan("合唱团公开排练", "来听一听，也可以一起唱。", begins, begins + timedelta(hours=2))
        found = actions.publish(clubs.plan(club, plan, by=leader, at=before), by=worker, at=before)
        if heads:
            session = Session.objects.get(activity=found)
            actions.count_visitors(session, heads, by=leader, at=session.ends_at)
            actions.finish(session.pk, session.ends_at + timedelta(hours=2))
            actions.close(found, report="唱了两首新歌，来听的邻居留下了四位。", by=worker, at=session.ends_at + timedelta(days=1))


def _plans(club: Club, at: datetime) -> None:
    """Waits for the community."""
    begins = localtime(at).replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=8)
    plan = clubs.Plan("学写福字", "笔墨纸社区出，写好的带回家。", begins, begins + timedelta(hours=2), places=16, kept=6)
    clubs.plan(club, plan, by=_own(club.asked_by, at), at=at - timedelta(hours=3))


def _sayings(community: Place, worker: Standing, people: Sequence[Person], at: datetime) -> None:
    """家风家训: selected works hang on the wall; the next call is open."""
    opened = at - timedelta(days=60)
    call = _call(community, worker, opened, 21, "家风家训征集", "Family sayings", "您家有哪句话一直传着？写下来，讲讲它的来历。",
                 "Which saying goes down the generations in your family? Write it down, and where it comes from.", "both")  # fmt: skip
    for author, (title, words, shows, credit, pen, _prize) in zip(people, WORKS, strict=False):
        work = campaigns.Work(title, words, (), shows, credit, pen)
        row = campaigns.send(call, author, work, by=worker, at=opened + timedelta(days=3))
        campaigns.accept(row, by=worker, at=opened + timedelta(days=4))
    chosen = opened + timedelta(days=22)
    juror = campaigns.name_juror(call, people[-1], by=worker, at=opened)
    campaigns.stop_due(chosen)
    for row, (_t, _w, _s, _c, _p, prize) in zip(call.submissions.all(), WORKS, strict=False):
        campaigns.mark(row, 9 if prize else 6, by=_own(juror.person, at), at=chosen)
        if row.may_show and row.person_id != people[-2].pk:
            campaigns.give_heart(row, by=_own(people[-2], at), at=chosen)
        if prize or row.number % 2:
            campaigns.select(row, prize, by=worker, at=chosen)
    campaigns.announce(call, "句句都是日子里来的，谢谢每一家。", "Every line comes from life. Thank you.", by=worker, at=chosen)
    _call(community, worker, at - timedelta(days=5), 30, "老照片里的家门口", "Our street in old photographs",
          "翻翻相册，拍一张传上来，说说是哪一年、在哪里。", "Look through your album and tell us the year and the place.", "hearts",
          wants_pictures=True, most_works=3)  # fmt: skip


def _call(
    community: Place, worker: Standing, at: datetime, days: int, title: str, title_en: str, words: str, words_en: str, selects: str,
    **more: Any,
) -> Campaign:  # fmt: skip
    values = {
        "prizes": "入选的挂在社区客堂间，装订成册送作者。",
        "prizes_en": "Selected works hang in the community's parlour.",
    } | more
    call = campaigns.write(
        community, by=worker, at=at, title=title, title_en=title_en, words=words, words_en=words_en, selects=selects, opens_at=at,
        closes_at=at + timedelta(days=days), **values,
    )  # fmt: skip
    return campaigns.call(call, by=worker, at=at)
