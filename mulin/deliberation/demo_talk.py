"""An opinion map that sixty neighbours answered, what is said about a topic, two small improvements, a riders' forum, chat groups."""

import random
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from .actions import chat_group, forum, improvement, opinions, picturing, talk, upkeep
from .demo_pictures import drawn
from .models import Topic
from .rules.talk import SPEAKING

DICE = 5
# words, English, how likely each camp agrees: those who drive, those who walk
STATEMENTS = [
    ("消防通道上一辆车也不能停", "Not one car in the fire lane", 0.95, 0.97),
    ("晚上六点以后，写字楼的车位应当借给居民", "Office spaces should be lent to residents after six", 0.96, 0.85),
    ("每户第二辆车要多交钱", "A household's second car should cost more", 0.2, 0.85),
    ("拆掉东门的花坛改成车位", "Turn the flower bed at the east gate into parking", 0.8, 0.08),
    ("孩子放学那半小时，东门不许进车", "No cars through the east gate in the half hour after school", 0.35, 0.93),
    ("访客停车先到先得，不用预约", "Visitors park first come, first served", 0.7, 0.3),
    ("充电车位不充电就要挪走", "Whoever does not charge must leave the charging bay", 0.82, 0.8),
    ("车位应当抽签，一年一轮", "Spaces should go by lot, anew each year", 0.3, 0.6),
    ("地面车位收的钱要公开每一笔", "Every fee for surface parking should be published", 0.94, 0.95),
    ("电动自行车也要有自己的棚子", "Electric bicycles need a shed of their own", 0.45, 0.9),
    ("外来的车应当多收一点", "Cars from outside should pay more", 0.75, 0.7),
    ("路太窄，应当改成单行", "The lane is too narrow and should be one-way", 0.55, 0.75),
]
SAID = [
    ("pro", "白天写字楼停满、晚上空着，正好和我们反过来，不用多花钱。", 6),
    ("con", "晚上九点以后写字楼要关门，第二天一早取车的人怎么办？", 4),
    ("idea", "先试三个月，门口贴一张表，谁停了、谁没挪，大家看得见。", 3),
    ("question", "错时共享以后，夜里车被刮了找谁？", 2),
    ("con", "就是有车的人自私！", 0),
]


def build(community: Place, at: datetime) -> None:
    worker, dice = _standing(holders({"community_worker"}, community.path)[0], at), random.Random(DICE)  # noqa: S311
    people = list(Person.objects.filter(community=community, left_on=None).order_by("id")[:64])
    topics = Topic.objects.filter(community=community, stage__in=SPEAKING).order_by("-id")
    topic = topics.first()
    _map(community, topic, people[:60], worker, dice, at)
    if topic is not None:
        _talk(topic, worker, at)
    _improvements(community, people, worker, at)
    _forum(community, worker, at)
    _groups(community, worker, dice, at)


def _standing(person: Person, at: datetime) -> Standing:
    return standing_of(person, on=localdate(at))


def _map(
    community: Place, topic: Topic | None, people: list[Person], worker: Standing, dice: random.Random, at: datetime
) -> None:
    began = at - timedelta(days=20)
    plan = opinions.MapPlan(
        community, "东门一带怎么停车", "写字楼愿意夜里借出车位，先看看大家怎么想。", [(words, english) for words, english, *_ in STATEMENTS],
        topic=topic, title_en="Parking around the east gate", closes_on=localdate(at) + timedelta(days=25),
        words_en="The office block would lend spaces at night. First let us see what everybody thinks.",
    )  # fmt: skip
    row = opinions.draw(plan, by=worker, at=began)
    statements = list(row.statements.all())
    answers: dict[int, dict[int, int]] = {}
    for number, person in enumerate(people):
        camp = 2 if number % 5 < 3 else 3
        said = {
            one.pk: _answer(float(likely[camp]), dice)
            for one, likely in zip(statements, STATEMENTS, strict=True)
            if dice.random() < 0.9
        }
        answers[person.pk] = said
    opinions.answer_all(row, answers, by=worker, at=began + timedelta(days=9))
    for author, words in zip(
        people[-2:], ("门岗夜里也要有人，不然借来的车位没人管", "先把僵尸车清走，能空出八个位"), strict=False
    ):
        opinions.state(row, author, words, by=_standing(author, at), at=at - timedelta(hours=5))
    picturing.picture_map(row.pk, at)


def _answer(likely: float, dice: random.Random) -> int:
    thrown = dice.random()
    return 1 if thrown < likely * 0.92 else 0 if thrown > 0.94 else -1


def _talk(topic: Topic, worker: Standing, at: datetime) -> None:
    here = Residence.objects.filter(under(topic.path, "room__path"), until=None).order_by("person_id")
    neighbours = [one.person for one in here.select_related("person")[:10]]
    option, then = topic.options.first(), at - timedelta(days=3)
    for (kind, words, marks), author in zip(SAID, neighbours, strict=False):
        speech = talk.Speech(
            kind, words, option if kind in ("pro", "con") else None, "community_worker" if kind == "question" else ""
        )
        row = talk.speak(topic, author, speech, by=_standing(author, then), at=then)
        for reader in [one for one in neighbours if one != author][:marks]:
            talk.find_helpful(row, by=_standing(reader, then), at=then)
        if "自私" in words:
            talk.hide(row, "attack", "说的是人，不是事", by=worker, at=then + timedelta(hours=2))
        if kind == "con" and marks:
            talk.reply(
                row,
                neighbours[0],
                "可以和写字楼说好早上八点半前取走。",
                by=_standing(neighbours[0], then),
                at=then + timedelta(hours=1),
            )
    if neighbours:
        old = talk.Speech("idea", "我不会用手机。我就一句：轮椅要过得去。", spoken=True)
        talk.speak(topic, neighbours[-1], old, by=worker, at=then + timedelta(hours=3))


def _improvements(community: Place, people: list[Person], worker: Standing, at: datetime) -> None:
    place = (
        Place.objects.filter(under(community.path), kind=Place.Kind.BUILDING, valid_to=None).order_by("path").first() or community
    )
    rows = [
        ("墙角小花园", "Corner garden", "东墙根", "堆了三年的旧家具清走了，种上月季和薄荷。", "Old furniture gone, roses and mint planted.", 128_000),
        ("楼道口的歇脚凳", "A bench by the door", "一楼门厅", "买菜回来的老人没有地方坐一坐。", "Old people with shopping had nowhere to sit.", 36_000),
    ]  # fmt: skip
    for number, (name, english, spot, words, words_en, cost) in enumerate(rows):
        then = at - timedelta(days=80 - 30 * number)
        lat, lng = (place.lat + number / 4000, place.lng + number / 3000) if place.lat and place.lng else (None, None)
        idea = improvement.Idea(place, name, spot, words, drawn(number, False, worker, then), lat, lng, english, words_en)
        row = improvement.propose(idea, None, by=worker, at=then)
        row = improvement.agree(row, "邻居们和物业", cost, "社区自治金", by=worker, at=then + timedelta(days=3))
        after = drawn(number, True, worker, then + timedelta(days=20))
        row = improvement.finish(row, after, "大家一个周末做好的", by=worker, at=then + timedelta(days=20))
        if number == 0:
            keeper = people[3]
            kept = upkeep.adopt(row, keeper, localdate(at) + timedelta(days=120), by=worker, at=at - timedelta(days=40))
            upkeep.look(kept, True, "浇了水", by=_standing(keeper, at), at=at - timedelta(days=6))
    waiting = improvement.Idea(place, "给三楼拐角装一盏感应灯", "三楼拐角", "灯坏了换过三次，想换成感应的。")
    improvement.propose(waiting, people[5], by=worker, at=at - timedelta(days=2))


def _forum(community: Place, worker: Standing, at: datetime) -> None:
    past, next_one = at - timedelta(days=12), at + timedelta(days=6)
    services = [("免费理发", "红梅志愿队"), ("电动车安全检查", "派出所"), ("量血压", "社区卫生站")]
    held = forum.plan_forum(
        forum.ForumPlan(community, "东门驿站", "骑手进小区怎么走", past, past + timedelta(hours=2), services, title_en="Riders' ways in"),
        by=worker, at=past - timedelta(days=7),
    )  # fmt: skip
    taken = {service.pk: count for service, count in zip(held.services.all(), (11, 17, 9), strict=True)}
    forum.hold(held, 26, taken, by=worker, at=past + timedelta(hours=2))
    after = past + timedelta(hours=2)
    first = forum.bring_up(held, "3 号楼没有楼号灯，晚上找不到", "外卖骑手", "物业", by=worker, at=after)
    second = forum.bring_up(held, "想在小区里充电", "快递员", "物业", by=worker, at=after)
    forum.bring_up(held, "门岗登记要排队", "外卖骑手", "门岗", by=worker, at=after)
    forum.end_point(first, True, "换了夜里会亮的楼号牌", by=worker, at=at - timedelta(days=4))
    forum.end_point(second, False, "消防不允许，驿站外新装了换电柜", by=worker, at=at - timedelta(days=3))
    forum.plan_forum(
        forum.ForumPlan(community, "东门驿站", "天冷了，还缺什么", next_one, next_one + timedelta(hours=2), services[:2], registers=True,
                        seats=30, title_en="It is getting cold: what is missing?"),
        by=worker, at=at - timedelta(days=1),
    )  # fmt: skip


def _groups(community: Place, worker: Standing, dice: random.Random, at: datetime) -> None:
    buildings = Place.objects.filter(under(community.path), kind=Place.Kind.BUILDING, valid_to=None).order_by("path")
    for number, place in enumerate(buildings[:12]):
        if number % 4 == 3:
            continue  # no group yet
        kind = "wecom" if number % 3 == 0 else "wechat"
        link = f"https://work.weixin.qq.com/gm/demo{number}" if kind == "wecom" else ""
        row = chat_group.enter_group(
            chat_group.Group(place, kind, f"{place.name}邻里群", link=link), by=worker, at=at - timedelta(days=60)
        )
        for days in (40, 10):
            chat_group.count_group(row, 90 + dice.randrange(120), localdate(at) - timedelta(days=days), by=worker, at=at)
