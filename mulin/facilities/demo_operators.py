"""Two contracts: the centre's, with its duties, a judged quarter and a sheet; the station's, which ends in seven weeks."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing

from . import actions, rules
from .models import Contract, Facility

DUTIES = [
    ("食堂每天供餐", "day", "meals", 28, ""),
    ("按公布的时间开门", "week", "hours", 48, ""),
    ("每天餐具消毒并留记录", "day", "tick", None, "消毒记录本"),
    ("每季度消防演练一次", "quarter", "tick", None, "签到表和照片"),
    ("居民评分", "quarter", "stars", 40, ""),
    ("不满意的评价有答复", "quarter", "answers", 3, ""),
]
MARKS = {
    "service": (88, "值班的人在岗，老人进门有人扶。"),
    "tidy": (82, "一楼干净，二楼储物间要整理。"),
    "safe": (75, "安全出口堆过一次桌椅，当天移开。"),
    "duties": (85, "职责表里大多数做到了。"),
    "residents": (90, "夸的多，嫌吵的有两位。"),
}


def build(community_houses: list[Facility], worker: Standing, at: datetime) -> None:
    centre, station = community_houses[:2]
    today = localdate(at)
    units = list(Organisation.objects.filter(community=centre.community_id, kind__in=("social", "company")).order_by("id")[:2])
    if not units:
        return
    first = _contract(centre, units[0], today - timedelta(days=7), 36, worker, at, pays="subsidy", amount=500_000, each="month")
    for name, rhythm, measure, goal, evidence in DUTIES:
        values = {"name": name, "rhythm": rhythm, "measure": measure, "goal": goal, "evidence": evidence}
        actions.contract.add_duty(first, **values, by=worker, at=at)
    actions.contract.set_rates(first, [("meals", 100)], by=worker, at=at)
    first = _sign(first, worker, at)
    wash = first.duties.get(name="每天餐具消毒并留记录")
    for number in (1, 2, 3, 5, 6, 7):
        actions.duty.tick(wash, today - timedelta(days=number), "早晚各一次，记录在册", by=worker, at=at)
    since = rules.add_months(today, -11) + timedelta(days=20)
    second = _contract(station, units[-1], since, 12, worker, at, pays="fee", amount=120_000, each="quarter")
    actions.contract.add_duty(second, name="晚上和周末照常开门", rhythm="week", measure="hours", goal=60, by=worker, at=at)
    second = _sign(second, worker, at)
    ended = rules.natural("quarter", today)[0] - timedelta(days=1)
    actions.operator.evaluate(second, ended, MARKS, "总体不错，安全出口再盯紧。", by=worker, at=at)
    actions.contract_money.make_sheet(second, ended, by=worker, at=at)


def _contract(
    house: Facility, unit: Organisation, since: date, months: int, worker: Standing, at: datetime, *, pays: str, amount: int, each: str
) -> Contract:  # fmt: skip
    until = rules.add_months(since, months) - timedelta(days=1)
    return actions.contract.draft(
        house, organisation=unit, kind="entrusted", number=f"{since:%Y}-{house.pk:02}", since=since, until=until, pays=pays, amount=amount,
        each=each, words=f"社区把{house.name}委托给{unit}开门、保洁、办活动，场地和设备还是社区的。",
        words_en=f"The community entrusts {house.name_en} to {unit}: opening, cleaning, activities. House and equipment stay the community's.",
        by=worker, at=at,
    )  # fmt: skip


def _sign(contract: Contract, worker: Standing, at: datetime) -> Contract:
    ours = worker.person.name if worker.person else "社区"
    return actions.contract_signing.sign(contract, on=contract.since, for_us=ours, for_them="林海", by=worker, at=at)
