"""Notices of the demo community: bulletins to audiences, some that did not arrive at first, paper that waits, a conversation."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person
from mulin.places.models import Place

from . import actions
from .channels import Answer, Message, Refused, Sent, table
from .models import Delivery
from .rules.audience import Rule

K = Place.Kind


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    writer, checker = _of("community_worker", community.path, at), _of("secretary", community.path, at)
    estate = Place.objects.filter(community=community, kind=K.ESTATE).order_by("id").first()
    if estate is None:
        return
    buildings = list(Place.objects.filter(path__startswith=estate.path, kind=K.BUILDING).order_by("id")[:2])
    _year(community, writer, checker, at)
    _keep(community, estate, buildings, writer, at - timedelta(days=40))
    old = Rule(age_from=60, places=tuple(one.pk for one in buildings))
    _bulletin(
        actions.Draft(
            estate, "health", "65 岁以上免费体检", "本周六 8 点到 11 点，在社区卫生服务中心。请空腹，带身份证和医保卡。",
            title_en="Free check-up for people over 65",
            words_en="Saturday 8 to 11 at the health centre. Come without breakfast, bring ID and insurance card.",
            rule=old.as_json(),
        ), writer, checker, at - timedelta(days=9),
    )  # fmt: skip
    _bulletin(
        actions.Draft(
            community, "activity", "国际邻居厨房报名", "下周日下午两点，一人带一道家乡菜。",
            title_en="International neighbours' kitchen", words_en="Next Sunday at 2 pm: bring one dish from home.",
            rule=Rule(languages=("en",)).as_json(),
        ), writer, checker, at - timedelta(days=5),
    )  # fmt: skip
    _bulletin(
        actions.Draft(
            buildings[0], "works", "明早停水", "明早 8 点到 10 点换总阀，请提前存水。", urgency=3,
            title_en="No water tomorrow morning", words_en="The main valve is replaced from 8 to 10. Please store water.",
        ), writer, checker, at - timedelta(days=2),
    )  # fmt: skip
    _waiting(estate, writer, at)
    _sent_with_failures(at)
    _paper(buildings[0], at)
    _conversation(community, at)


def _of(kind: str, path: str, at: datetime) -> Standing:
    person = holders((kind,), path, on=localdate(at))[0]
    account = Account.objects.filter(person=person).first()
    return standing_of(person, on=localdate(at), account_id=account.pk if account else None)


def _keep(community: Place, estate: Place, buildings: list[Place], by: Standing, at: datetime) -> None:
    owner = Organisation.objects.filter(community=community, kind="committee").order_by("id").first()
    if owner is None:
        return
    two = tuple(one.pk for one in buildings)
    for name, place, rule in (
        ("两栋楼 60 岁以上的邻居", estate, Rule(age_from=60, places=two)),
        ("楼长", community, Rule(posts=("building_head",))),
        ("用英语的邻居", community, Rule(languages=("en",))),
    ):
        actions.keep_audience(actions.Kept(owner, name, place, rule), by=by, at=at)


def _bulletin(draft: actions.Draft, by: Standing, checker: Standing, at: datetime) -> None:
    row = actions.write(draft, by=by, at=at)
    actions.submit(row, by=by, at=at + timedelta(minutes=5))
    actions.publish(row, by=checker, at=at + timedelta(minutes=40))
    actions.release(at + timedelta(minutes=41))


PASS_ON = ("grid_worker", "community_worker")
YEAR = [
    (350, "safety", "冬天用电用气安全", "出门关煤气，电热毯别过夜，楼道不给电瓶车充电。", "Gas and electricity in winter",
     "Turn off the gas when you leave, no electric blankets overnight, no scooters charging in stairways."),
    (320, "service", "春节值班和垃圾清运", "春节期间服务站照常有人，垃圾每天早上清。", "Spring Festival: who is on duty",
     "Someone is at the service station each day; rubbish is collected each morning."),
    (285, "affairs", "去年的居务公开", "去年的收支和办理情况贴在公开栏，也在“公开”里。", "Last year in figures",
     "Income, spending and matters of last year: on the board and under Open."),
    (250, "activity", "小花园认养开始报名", "每户一小块，工具在服务站借。", "Adopt a bed in the garden", "One small bed a household; tools at the station."),
    (215, "works", "雨季前清雨水井", "三天内分楼清理，请把车挪开。", "Drains are cleaned before the rains", "Building by building within three days; please move your cars."),
    (180, "health", "夏天防暑", "最热的时候少出门，服务站有凉茶和空调。", "Hot weather", "Stay in at noon; the station has tea and cool air."),
    (150, "safety", "台风来之前", "收好阳台上的花盆，地下车库备了沙袋。", "Before the typhoon", "Take in flower pots; sandbags are in the garage."),
    (115, "party", "楼组党员亮身份", "每栋楼的党员名单贴在门厅，有事找得到人。", "Party members of each house", "Their names are in the hall, so that you find somebody."),
    (80, "activity", "重阳节敬老饭", "70 岁以上邻居，服务站订餐，志愿者送上门。", "Lunch for the Double Ninth",
     "For neighbours over 70: order at the station, volunteers bring it."),
    (50, "service", "流感疫苗接种点", "每周二、四下午，带医保卡。", "Flu vaccination", "Tuesday and Thursday afternoons; bring your insurance card."),
]  # fmt: skip


def _year(community: Place, by: Standing, checker: Standing, at: datetime) -> None:
    """One a month, to those who pass it on in the grids; they have read it."""
    rule = Rule(posts=PASS_ON).as_json()
    for days, topic, title, words, title_en, words_en in YEAR:
        when = at - timedelta(days=days)
        draft = actions.Draft(community, topic, title, words, title_en=title_en, words_en=words_en, rule=rule)
        _bulletin(draft, by, checker, when)
        for one in holders(PASS_ON, community.path, on=localdate(when)):
            actions.mark_all_read(by=standing_of(one, on=localdate(when)), at=when + timedelta(hours=3))
        owed = Delivery.objects.filter(channel="print", state="owed").values_list("pk", flat=True)
        actions.bring(community, list(owed), by=by, at=when + timedelta(days=1))


def _waiting(estate: Place, by: Standing, at: datetime) -> None:
    checked = actions.write(actions.Draft(estate, "service", "周三磨刀修伞", "周三上午九点，小区南门，不收钱。"), by=by, at=at)
    actions.submit(checked, by=by, at=at)
    actions.write(actions.Draft(estate, "affairs", "三季度居务公开", "收支和办理情况见公开栏，正在核对。"), by=by, at=at)


class _Sometimes:
    """Stands for the gateway of text messages: the first tries of some fail, one number never works."""

    RATE = 1_000_000.0

    def __init__(self) -> None:
        self.number = 0

    @staticmethod
    def missing() -> list[str]:
        return []

    def send(self, message: Message) -> Answer:
        self.number += 1
        if self.number == 2:
            return Refused("isv.MOBILE_NUMBER_ILLEGAL 手机号码格式错误", final=True)
        return Refused("isp.SYSTEM_ERROR 系统忙") if self.number % 4 == 0 else Sent(f"demo-{message.key}")


def _sent_with_failures(at: datetime) -> None:
    """No gateway is called: the demo's own stands in for that of text messages, for as long as this takes."""
    kept = table.CHANNELS["sms"]
    table.CHANNELS["sms"] = _Sometimes()  # type: ignore[assignment]  # a channel is anything of its shape
    try:
        begun = at - timedelta(days=2) + timedelta(hours=1)
        actions.choose_channels(begun)
        for minute in (0, 1, 3, 5):
            actions.send_owed(begun + timedelta(minutes=minute))
    finally:
        table.CHANNELS["sms"] = kept


def _paper(building: Place, at: datetime) -> None:
    """Two neighbours of it have been brought theirs; the others wait."""
    head = _of("building_head", building.path, at)
    owed = Delivery.objects.filter(channel="print", state="owed", path__startswith=building.path).order_by("id")
    picked = list(owed.values_list("pk", flat=True)[:2])
    if picked:
        actions.bring(building, picked, by=head, at=at - timedelta(days=1))


def _conversation(community: Place, at: datetime) -> None:
    resident = Person.objects.filter(community=community, account__username="demo-19900000301").first()
    if resident is None:
        return
    asks = standing_of(resident, on=localdate(at))
    line = actions.ask("楼道里堆了几个纸箱，老人走路不方便，能请您来看看吗？", by=asks, at=at - timedelta(days=1, hours=3))
    worker = _of("grid_worker", line.thread.path, at)
    actions.answer(line.thread, "下午三点我到，和邻居一起清掉。", by=worker, at=at - timedelta(days=1, hours=2))
    actions.ask("谢谢！另外门口的灯也暗，要报一件事吗？", by=asks, at=at - timedelta(hours=4))
