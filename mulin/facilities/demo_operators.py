"""Two contracts: the centre's, with its duties, a judged quarter and a sheet; the station's, which ends in seven weeks."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing

from . import actions, rules
from .models import Contract, Facility

DUTIES = [
    ("食堂每天供餐", "day", "meals", 60, ""),
    ("按公布的时间开门", "week", "hours", 48, ""),
    ("每天餐具消毒并留记录", "day", "tick", None, "消毒记录本"),
    ("每季度消防演练一次", "quarter", "tick", None, "签到表和照片"),
    ("居民评分", "quarter", "stars", 40, ""),
    ("不满意的评价有答复", "quarter", "answers", 3, ""),
]
MARKS = {
    "service": (88, "主理人在岗，老人取餐有人帮。"),
    "tidy": (82, "一楼干净，二楼储物间要整理。"),
    "safe": (75, "安全出口堆过一次桌椅，当天移开。"),
    "duties": (85, "职责表里大多数做到了。"),
    "residents": (90, "夸的多，嫌咸的有两位。"),
}


def build(community_houses: list[Facility], worker: Standing, at: datetime) -> None:
    centre, station = community_houses[:2]
    today = localdate(at)
    units = list(Organisation.objects.filter(community=centre.community_id, kind__in=("social", "company")).order_by("id")[:2])
    if not units:
        return
    began = rules.natural("quarter", today - timedelta(days=110))[0]
    first = _contract(
        centre,
        units[0],
        began,
        rules.add_months(began, 24) - timedelta(days=1),
        worker,
        at,
        pays="subsidy",
        amount=500_000,
        each="month",
    )
    for name, rhythm, measure, goal, evidence in DUTIES:
        values = {"name": name, "rhythm": rhythm, "measure": measure, "goal": goal, "evidence": evidence}
        actions.contract.add_duty(first, **values, by=worker, at=at)
    actions.contract.set_rates(first, [("meals", 100)], by=worker, at=at)
    first = _sign(first, worker, at)
    wash = first.duties.get(name="每天餐具消毒并留记录")
    for number in range(1, 8):
        actions.duty.tick(wash, today - timedelta(days=number), "早晚各一次，记录在册", by=worker, at=at)
    ended = rules.natural("quarter", today)[0] - timedelta(days=1)
    actions.operator.evaluate(first, ended, MARKS, "总体不错，安全出口再盯紧。", by=worker, at=at)
    actions.contract_money.make_sheet(first, ended, by=worker, at=at)
    since = today - timedelta(days=316)
    second = _contract(
        station, units[-1], since, today + timedelta(days=49), worker, at, pays="fee", amount=120_000, each="quarter"
    )
    actions.contract.add_duty(second, name="晚上和周末照常开门", rhythm="week", measure="hours", goal=60, by=worker, at=at)
    _sign(second, worker, at)


def _contract(
    house: Facility, unit: Organisation, since: date, until: date, worker: Standing, at: datetime, *, pays: str, amount: int, each: str
) -> Contract:  # fmt: skip
    return actions.contract.draft(
        house, organisation=unit, kind="entrusted", number=f"{since:%Y}-{house.pk:02}", since=since, until=until, pays=pays, amount=amount,
        each=each, words=f"社区把{house.name}委托给{unit}开门、保洁、办活动，场地和设备还是社区的。",
        words_en=f"The community entrusts {house.name_en} to {unit}: opening, cleaning, activities. House and equipment stay the community's.",
        by=worker, at=at,
    )  # fmt: skip


def _sign(contract: Contract, worker: Standing, at: datetime) -> Contract:
    ours = worker.person.name if worker.person else "社区"
    return actions.contract_signing.sign(contract, on=contract.since, for_us=ours, for_them="林海", by=worker, at=at)
