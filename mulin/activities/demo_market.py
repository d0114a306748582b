"""The monthly market with its stalls, the plan of the year, what a study visit brought home."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, standing_of
from mulin.people.models import Person
from mulin.places.models import Place

from . import actions
from .models import Activity, Claim, Session, Stall

W = actions.Ware
STANDS: list[tuple[str, str, list[actions.Ware]]] = [
    ("巧手布艺", "Deft hands", [W("改裤脚", "service", "Trousers shortened", "8 元一条"), W("布包", "goods", "Cloth bags", "25 元一个")]),
    ("老许修伞修鞋", "Umbrellas and shoes", [W("修伞", "free", "Umbrellas mended"), W("修鞋", "service", "Shoes mended", "5 元起")]),
    ("橘子理发", "Haircuts", [W("理发", "free", "Haircut")]),
    ("崇明农家", "From the farm", [W("土鸡蛋", "goods", "Farm eggs", "12 元一斤"), W("青菜", "goods", "Greens", "3 元一斤")]),
    ("外婆糕团", "Grandmother's cakes", [W("双酿团", "food", "Rice cakes", "4 元一个"), W("桂花糖粥", "food", "Sweet porridge", "6 元一碗")]),
    ("小书换大书", "Books for books", [W("旧书交换", "free", "Books to swap")]),
    ("家电问诊", "Appliances", [W("小家电检修", "free", "Small repairs"), W("换插头", "service", "Plugs replaced", "收材料费")]),
    ("花草角", "Plants", [W("多肉", "goods", "Succulents", "10 元三盆"), W("代养花", "free", "Plants looked after")]),
]  # fmt: skip
PLANS = [("", "幸福邀约", 15), ("health", "", 2), ("talk", "", 10), ("market", "", 2), ("festival", "", 2), ("trip", "", 2)]


def build(community: Place, worker: Standing, people: Sequence[Person], at: datetime, dice: random.Random) -> None:
    for kind, theme, number in PLANS:
        actions.plan(community, localdate(at).year, number, kind=kind, theme=theme, by=worker, at=at)
    visit = Activity.objects.filter(community=community, kind="trip", status="closed").order_by("id").first()
    if visit is not None:
        actions.write_lesson(
            visit, host="江南社区", host_en="Jiangnan community", learned="加装电梯先开三次会：先听一楼的，再算账，最后签字。",
            learned_en="For a lift they meet three times: first the ground floor, then the costs, then the signatures.",
            next="下个月在 3 号楼先开第一次会。", next_en="The first meeting is next month in building 3.", by=worker, at=at,
        )  # fmt: skip
    market = Activity.objects.filter(community=community, kind="market", status="published").order_by("id").first()
    ahead = Session.objects.filter(activity=market, begins_at__gt=at).select_related("activity").order_by("begins_at").first()
    if ahead is not None:
        _market(ahead, worker, people, at, dice)


def _market(one: Session, worker: Standing, people: Sequence[Person], at: datetime, dice: random.Random) -> None:
    """Two rows on the square and two stalls with a socket by the gate; one waits to be looked at."""
    actions.set_market(one.activity, opens_days=60, closes_hours=24, most=1, reviews=True, by=worker, at=at)
    actions.lay_out(one, rows=2, columns=5, size="2×2 米，一张桌子", by=worker, at=at - timedelta(days=3))
    actions.add_stalls(one, ["门1", "门2"], kind="food", power=True, by=worker, at=at - timedelta(days=3))
    stalls = dict(Stall.objects.filter(session=one).values_list("number", "pk"))
    numbers = ["A1", "A2", "A4", "B1", "门1", "A5", "B3", "B5"]
    made: list[Claim] = []
    for number, person, (sign, english, wares) in zip(numbers, dice.sample(people, len(STANDS)), STANDS, strict=True):
        own = standing_of(person, on=localdate(at))
        stall = Stall(pk=stalls[number])
        made.append(actions.claim(stall, person, wares, sign=sign, sign_en=english, by=own, at=at - timedelta(days=2)))
    for row in made[:-1]:
        actions.approve(row, by=worker, at=at - timedelta(days=1))
    merchants = Organisation.objects.filter(community=one.activity.community_id, kind="merchants").first()
    if merchants is not None:
        wares = [W("磨刀", "free", "Knives sharpened"), W("特价米面", "goods", "Rice and flour", "九折")]
        actions.claim(
            Stall(pk=stalls["B4"]),
            made[0].person,
            wares,
            sign="商户惠民",
            sign_en="Local shops",
            body=merchants,
            by=worker,
            at=at,
        )
