"""What the demo community holds in a season: of the kinds that such communities report."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any


@dataclass(frozen=True)
class Once:
    kind: str
    title: str
    english: str
    days: int  # from today
    hour: int
    minutes: int
    spot: str
    places: int = 30
    words: str = ""
    words_en: str = ""
    theme: str = ""
    body: str = ""  # kind of the organisation that holds it
    seniors: int = 0  # places kept for them
    signed: int = 8
    visitors: int = 0
    draft: bool = False
    asks: list[dict[str, Any]] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Weekly:
    kind: str
    title: str
    english: str
    rule: dict[str, Any]
    begins: time
    minutes: int
    spot: str
    places: int = 0
    words: str = ""
    words_en: str = ""
    theme: str = ""
    body: str = ""
    more: dict[str, Any] = field(default_factory=dict)


OPEN = {"mode": "open"}
ROOM, SQUARE, HALL, CENTRE = "居民活动室，底层，无台阶", "中心小广场", "社区音乐厅", "党群服务中心二楼"
SPOTS_EN = {
    ROOM: "Residents' room, ground floor, no steps", SQUARE: "Central square", HALL: "Community concert hall",
    CENTRE: "Service centre, first floor up", "滨河步道": "Riverside path", "南门集合": "Meet at the south gate",
    "南门上车": "Bus from the south gate", "桥头集合": "Meet at the bridge",
}  # fmt: skip
REPORTS = [
    ("邻居们来得早，走得晚，志愿者帮着搬桌椅、领座位。意见里大家都说要多办。",
     "Neighbours came early and left late; volunteers carried chairs and showed people to their seats. Many ask for more of it."),
    ("现场很热闹，老人有人陪，孩子有人带。结束后一起收拾干净才散。",
     "A lively place: the old had company, the children were looked after, and all tidied up together at the end."),
    ("按计划办完，问到的问题当场答了，答不了的记下来转给了网格员。",
     "It went as planned. Questions were answered on the spot; the others were written down for the grid workers."),
]  # fmt: skip

PAST = [
    Once(
        "festival",
        "重阳节敬老茶会",
        "Double Ninth tea for seniors",
        -34,
        14,
        120,
        ROOM,
        24,
        theme="重阳节",
        more={"from_age": 50},
    ),
    Once(
        "market",
        "慈邻集市：便民服务进小区",
        "Neighbours' market",
        -28,
        9,
        180,
        SQUARE,
        0,
        theme="月月有新貌",
        visitors=260,
        more=OPEN,
    ),
    Once("show", "仲夏夜之梦青少年音乐会", "A midsummer night's concert", -90, 19, 100, HALL, 60, visitors=45, body="school"),
    Once(
        "family",
        "垃圾分类亲子闯关",
        "Sorting waste: a family game",
        -21,
        10,
        90,
        SQUARE,
        30,
        theme="文明实践",
        more={"companions": 2},
    ),
    Once("sport", "邻里公益跑", "Charity run", -50, 7, 120, "滨河步道", 40, theme="公益跑", visitors=70),
    Once(
        "talk",
        "E组学：线上微党课",
        "Online study group",
        -14,
        19,
        40,
        CENTRE,
        30,
        more={"remote_link": "https://example.org/study"},
    ),
    Once("trip", "去兄弟社区对标学习", "Study visit to a neighbouring community", -18, 8, 480, "南门集合", 20),
    Once("civic", "幸福邀约：结对子", "Happy invitations: pairing up", -10, 15, 90, ROOM, 20, theme="幸福邀约"),
    Once("show", "居民书画摄影展", "Residents' paintings and photographs", -40, 9, 480, HALL, 0, visitors=180, more=OPEN),
]

WEEKLY = [
    Weekly("sport", "晨间太极", "Morning tai chi", {"rule": "weekly", "weekdays": [1, 3, 5]}, time(7), 50, SQUARE, more=OPEN),
    Weekly("family", "四点半课堂", "After-school hour", {"rule": "weekly", "weekdays": [1, 2, 3, 4, 5]}, time(16, 30), 75, CENTRE, 20,
           "写作业、看书、下棋，志愿者看着。", "Homework, books, chess; volunteers look after the children.", more={"companions": 2}),
    Weekly("craft", "汉语廊：老外学中文", "Chinese corner", {"rule": "weekly", "weekdays": [6]}, time(15), 90, ROOM, 16,
           "聊天学中文，菜场、医院、邻居间怎么说。", "Learn Chinese by talking: at the market, at the hospital, with neighbours."),
    Weekly("talk", "十分钟领学", "Ten-minute lesson", {"rule": "weekly", "weekdays": [2]}, time(19), 30, CENTRE, 40),
    Weekly("market", "慈邻集市", "Monthly market", {"rule": "nth", "weekdays": [7], "day": 2}, time(9), 180, SQUARE, more=OPEN),
    Weekly("festival", "元宵灯谜会", "Lantern riddles", {"rule": "lunar", "month": 1, "day": 15}, time(18), 120, SQUARE, 80,
           theme="元宵节"),
    Weekly("festival", "冬至包汤圆", "Winter solstice dumplings", {"rule": "solar", "term": "冬至"}, time(14), 90, ROOM, 30, theme="冬至"),
]  # fmt: skip

AHEAD = [
    Once("health", "家门口义诊：量血压、测血糖、问用药", "A clinic at the door", 3, 9, 120, ROOM, 12, "社区卫生服务站主办。",
         "Held by the community's health station.", body="hospital", seniors=4, signed=19,
         more={"bring": "社保卡、常吃的药盒，请空腹来", "bring_en": "Insurance card and your medicines; come without breakfast",
               "companions": 2}),
    Once("show", "童声合唱音乐会", "Children's choir", 9, 19, 90, HALL, 20, "社区音乐厅冬季第一场。", "The first concert of the winter.",
         body="school", signed=26, more={"companions": 3}),
    Once("trip", "亲子一日游：去海边看候鸟", "Family trip to the migrating birds", 16, 8, 540, "南门上车", 18,
         "只有一辆车，抽签决定，种子公开，人人可以自己算一遍。", "One bus only: places are drawn, and everybody can count again.", signed=22,
         asks=[{"words": "在哪一站上车？", "words_en": "Where do you get on?", "choices": ["南门", "东门"],
                "choices_en": ["South gate", "East gate"]}],
         more={"mode": "lottery", "closes_hours": 72, "companions": 2, "fee": "low", "price": 2000}),
    Once("craft", "青年夜校：声乐课", "Evening school: singing", 5, 19, 90, HALL, 16, signed=12,
         more={"from_age": 16, "to_age": 45, "fee": "low", "price": 1000}),
    Once("civic", "长欣诗会", "Poetry evening", 12, 19, 90, CENTRE, 30, signed=6),
    Once("talk", "法律咨询：物业、邻里、遗嘱", "Legal advice", 4, 14, 120, CENTRE, 8, body="social", signed=11),
    Once("talk", "世界风：一位邻居讲他的家乡", "A neighbour tells of home", 7, 15, 90, ROOM, 30, signed=9),
    Once("trip", "建筑可阅读：老街漫步", "Reading buildings: a walk", 10, 9, 150, "桥头集合", 25, signed=10),
    Once("family", "家风家训故事会", "Family sayings and stories", 14, 10, 90, CENTRE, 30, draft=True),
]  # fmt: skip
