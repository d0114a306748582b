"""Points of the demo community: what its volunteers earned, a shop of eight items, some orders, honours, an appeal."""

import random
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from mulin.kernel.facts.relay import drain
from mulin.organisations.models import Organisation
from mulin.organisations.queries import holders, standing_of
from mulin.people.models import Account
from mulin.places.models import Place

from . import actions, demo_pictures
from .models import Award, Honour, Item, Volunteer
from .queries import points as earning
from .queries import who_serves
from .rules import Who

RULES = [
    ("shift", 6, {"per": "hour", "a_day": 24, "a_month": 160, "note": "护学、巡逻、值班、陪诊都算。", "note_en": "Crossings, patrols, desk duty and visits."}),
    ("lesson", 15, {"per": "hour", "a_month": 120}),
    ("report", 3, {"a_day": 3, "a_month": 15, "note": "请报真事，别为积分凑数。", "note_en": "Report what is real, not for the points."}),
    ("activity", 5, {"a_day": 10, "a_month": 60, "staff": "off_hours"}),
    ("work", 5, {"a_month": 15, "staff": "off_hours"}),
    ("selected", 20, {"a_month": 40, "staff": "off_hours"}),
]  # fmt: skip
ITEMS = [
    ("goods", "环保帆布袋", "Canvas bag", 20, 40, None, "服务站自己印的，结实。", "Printed by the service station, sturdy.", ""),
    ("goods", "垃圾分类桶", "Bin for sorting", 45, 20, 1, "家用双格，十升。", "For the home, two parts, ten litres.", "物业"),
    ("goods", "东北大米 2.5 公斤", "Rice, 2.5 kg", 60, 30, 2, "今年的新米。", "This year's harvest.", "超市"),
    ("service", "理发一次", "A haircut", 30, 25, 2, "周六上午在服务站，不用排队。", "Saturday mornings at the service station, no queue.", ""),
    ("service", "家电清洗一次", "Cleaning an appliance", 80, 10, 1, "空调、油烟机选一样，约好时间上门。", "Air conditioner or cooker hood, at an agreed time.", "物业"),
    ("service", "打印照片 10 张", "Ten photo prints", 15, 60, None, "六寸，拿手机来就能印。", "Six inches, straight from your phone.", ""),
    ("reward", "超市 20 元代金券", "Supermarket voucher, 20 yuan", 50, 40, 4, "春和路店，满 20 元就能用。", "At the Chunhe Road shop, from 20 yuan.", "超市"),
    ("reward", "免费停车半天", "Half a day's parking", 25, 30, 4, "北门访客车位。", "Visitors' spaces at the north gate.", "物业"),
]  # fmt: skip
HONOURS = [
    (1, "楼道灯坏了第一个报，老人买菜他来提，八年没断过。", "First to report a broken lamp, carries the shopping of the old; eight years without a break."),
    (0, "每个周末教邻居用手机，教会了四十多位老人。", "Teaches smartphones each weekend; more than forty older neighbours have learned."),
]  # fmt: skip


def set_rules(community: Place, began: datetime) -> None:
    """From the first day on, so that all service that follows earns."""
    head = _holder(community, "secretary", began)
    for kind, amount, values in RULES:
        actions.set_points_rule(community, kind, amount=amount, since=localdate(began), by=head, at=began, **values)


def build(community: Place, people: list[Volunteer], worker: Who, *, began: datetime, at: datetime) -> None:
    """After the service: what it earned is worked out first, as anywhere else, by the follow-ups of its facts."""
    while drain(500):
        pass
    dice = random.Random(73)  # noqa: S311 - the same demo each time
    items = _shop(community, worker, began)
    _orders(items, people, worker, at, dice)
    _honours(community, people, worker, began, at)
    for one in people[1:5]:
        actions.join_board(one.person, _called(one, dice.choice(["阿姨", "叔叔"])), by=_own(one, at), at=at)
    award = Award.objects.filter(person=people[2].person_id).order_by("-id").first()
    actions.appeal(people[2].person, "那天多待了一个小时，是队长让我留下来锁门的。", award=award, by=_own(people[2], at), at=at)


def _shop(community: Place, worker: Who, at: datetime) -> list[Item]:
    shops = {"物业": "property", "超市": "merchants"}
    givers = {
        word: Organisation.objects.filter(community=community, kind=kind).order_by("id").first() for word, kind in shops.items()
    }
    givers["超市"] = givers["超市"] or Organisation.objects.create(
        community=community, kind="merchants", name="春和路商户联盟", short_name="春和路商户"
    )
    made = []
    for kind, name, english, price, pieces, most, words, words_en, giver in ITEMS:
        sponsor = givers.get(giver)
        made.append(
            actions.add_item(
                community,
                kind=kind,
                name=name,
                name_en=english,
                price=price,
                pieces=pieces,
                per_person=most,
                words=words,
                words_en=words_en,
                since=localdate(at),
                sponsor=sponsor,
                worth=price * 50 if sponsor else None,
                picture=demo_pictures.picture_of(english, at),
                where="春和路商户服务台" if giver == "超市" else "党群服务站",
                by=worker,
                at=at,
            )
        )
    return made


def _orders(items: list[Item], people: list[Volunteer], worker: Who, at: datetime, dice: random.Random) -> None:
    """Most are fetched, some wait, one was cancelled."""
    for number, one in enumerate(people[:16]):
        can = [item for item in items if item.price <= earning.points_of(one.person_id).free]
        if not can:
            continue
        when = at - timedelta(days=number % 4, hours=1 + number)
        order = actions.redeem(dice.choice(can), one.person, once_key="demo", by=_own(one, at), at=when)
        if number == 5:
            actions.cancel_order(order, "送来时破了，换别的吧", by=worker, at=when + timedelta(minutes=20))
        elif number % 3:
            actions.hand_over(order, code=order.code, by=worker, at=when + timedelta(minutes=30))


def _honours(community: Place, people: list[Volunteer], worker: Who, began: datetime, at: datetime) -> None:
    """Two on the wall, of this year and the last, and one that waits for the person's answer."""
    head, by = _holder(community, "secretary", at), _own(people[3], at)
    for place, (years_ago, words, english) in enumerate(HONOURS):
        one = people[4 + place]
        asked = _asked(community, one, words, localdate(at).year - years_ago, by, worker, began)
        agreed = actions.consent(asked, shown_as=_called(one, "师傅"), on_paper=True, by=worker, at=began)
        actions.decide_honour(
            agreed,
            grant=True,
            grounds="议事会一致同意。",
            citation=words,
            citation_en=english,
            by=head,
            at=began + timedelta(days=3),
        )
    _asked(community, people[0], "护学岗一次没缺过，下雨天还多带几把伞。", localdate(at).year, by, worker, at - timedelta(days=1))


def _asked(community: Place, one: Volunteer, words: str, year: int, by: Who, worker: Who, at: datetime) -> Honour:
    made = actions.nominate(community, said_name=one.person.name, reasons=words, year=year, by=by, at=at)
    return actions.ask_consent(made, one.person, by=worker, at=at)


def _called(one: Volunteer, by: str) -> str:
    """王师傅; neighbours from abroad by their first name."""
    name = one.person.name
    return name.split()[0][:20] if name.isascii() or " " in name else name[0] + by


def _holder(community: Place, kind: str, at: datetime) -> Who:
    person = holders({kind}, community.path)[0]
    account = Account.objects.filter(person=person).first()
    return who_serves(standing_of(person, on=_day(at), account_id=account.pk if account else None))


def _own(one: Volunteer, at: datetime) -> Who:
    account = Account.objects.filter(person=one.person_id).first()
    return who_serves(standing_of(one.person, on=_day(at), account_id=account.pk if account else 0))


def _day(at: datetime) -> date:
    return localdate(at)
