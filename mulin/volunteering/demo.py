"""Volunteers of the demo community: a year of school crossings, patrols and visits, made through the actions."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import get_current_timezone, localdate

from mulin.kernel.calendar import working
from mulin.organisations.queries import holders, standing_of
from mulin.people.models import Account, Person
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions, demo_bank, demo_points, rules
from .models import Duty, Shift, Skill, Team, Volunteer
from .queries import noted_of, who_serves
from .rules import Who

WEEKS, VOLUNTEERS = 52, {"small": 24, "full": 240}
BUSY = {"small": 3, "full": 52}  # weeks in which each shift there was is played; before, one in two weeks
EXPIRES = {"small": 9, "full": 9}  # months
SKILLS = [("修水电", "Electrical and plumbing"), ("理发", "Haircuts"), ("外语", "Languages"), ("急救", "First aid"),
          ("陪诊", "Company to the doctor"), ("教手机", "Teaching smartphones")]  # fmt: skip
TEAMS = [
    ("general", "春和志愿服务总队", "Chunhe Volunteers", ""), ("branch", "第一居民区分队", "", "春和志愿服务总队"),
    ("branch", "第二居民区分队", "", "春和志愿服务总队"), ("foreign", "外籍志愿服务队", "International Volunteers", "春和志愿服务总队"),
    ("squad", "护学小队", "School Crossing Squad", "第一居民区分队"), ("federation", "志愿服务联合会", "Volunteers' Federation", ""),
]  # fmt: skip


@dataclass(frozen=True)
class Plan:
    kind: str
    name: str
    english: str
    team: str
    begins: time
    minutes: int
    places: int
    days: str
    weekdays: list[int]


DUTIES = [
    Plan("crossing", "春和小学门口护学", "School crossing", "护学小队", time(7, 20), 50, 4, "working", [1, 2, 3, 4, 5]),
    Plan("patrol", "夜间平安巡逻", "Evening safety patrol", "第一居民区分队", time(19, 30), 90, 3, "every", [2, 5, 7]),
    Plan("desk", "党群服务站值班", "Service desk", "春和志愿服务总队", time(9, 0), 180, 2, "working", [1, 3, 5]),
    Plan("post", "楼道整洁微治岗", "Tidy stairways", "第二居民区分队", time(9, 30), 60, 6, "every", [6]),
]  # fmt: skip
VISITS = ["陪李阿姨去医院拿药", "给独居老人换灯泡", "教邻居用手机挂号", "帮腿脚不便的邻居买菜"]


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    dice = random.Random(20)  # noqa: S311 - the same demo each time
    worker = _worker(community, at)
    skills = [Skill.objects.create(community=community, name=name, name_en=english) for name, english in SKILLS]
    began, busy = at - timedelta(weeks=WEEKS), at - timedelta(weeks=BUSY[scale])
    bank_rules = rules.NANJING | {"expires_after_months": EXPIRES[scale]}
    actions.set_bank_rules(community, since=localdate(began), by=worker, at=began, **bank_rules)
    demo_points.set_rules(community, began)
    teams = _teams(community, worker, began)
    people = _volunteers(community, scale, skills, worker, began, dice)
    for number, one in enumerate(people):
        actions.join_team(teams[number % len(teams)], one, by=worker, at=began)
    for team in teams:
        first = team.members.filter(until=None).first()
        if first is not None:
            actions.name_leader(first, "leader", by=worker, at=began)
    for number, plan in enumerate(DUTIES):
        duty = _duty(community, plan, worker, began)
        quiet = range(2 * number, WEEKS, 2 * len(DUTIES))
        _past(duty, plan, people, worker, (began, busy, at), quiet, dice)
        actions.add_pattern(
            duty, days=plan.days, weekdays=plan.weekdays, begins=plan.begins, minutes=plan.minutes, places=plan.places,
            since=localdate(at), by=worker, at=at,
        )  # fmt: skip
    _visits(people, worker, at, dice)
    _ahead(people, worker, at, dice)
    _rest(community, people, worker, at)
    demo_bank.build(community, people, worker, scale=scale, began=began, busy=busy, at=at)
    demo_points.build(community, people, worker, began=began, at=at)


def _worker(community: Place, at: datetime) -> Who:
    person = holders({"community_worker"}, community.path)[0]
    account = Account.objects.filter(person=person).first()
    return who_serves(standing_of(person, on=localdate(at), account_id=account.pk if account else None))


def _teams(community: Place, worker: Who, at: datetime) -> list[Team]:
    made: dict[str, Team] = {}
    for kind, name, english, parent in TEAMS:
        made[name] = actions.found_team(
            community, kind=kind, name=name, name_en=english, parent=made.get(parent), by=worker, at=at,
            words=f"{name}：邻居有事，搭把手。", words_en=f"{english or 'A branch'}: neighbours lending a hand.",
        )  # fmt: skip
    return list(made.values())


def _volunteers(
    community: Place, scale: str, skills: list[Skill], worker: Who, at: datetime, dice: random.Random
) -> list[Volunteer]:
    """Residents who can sign in first, so that one of them has hours to look at."""
    here = Person.objects.filter(community=community, left_on=None)
    adults = here.filter(born_on__lt=date(2000, 1, 1))
    signing = [
        one
        for one in here.filter(account__is_staff=False).order_by("id")[:6]
        if (rules.age(one.born_on, localdate(at)) or rules.ADULT) >= rules.ADULT
    ]
    others = list(adults.filter(account=None).order_by("id")[: VOLUNTEERS[scale]])
    found = []
    for person in signing + others:
        one = actions.join(person, by=worker, at=at)
        times = dice.sample(Volunteer.Time.values, 2)
        actions.describe(one, skills=dice.sample(skills, 2), times=times, languages=["zh-hans"], by=worker, at=at)
        found.append(one)
    return found


def _duty(community: Place, plan: Plan, worker: Who, at: datetime) -> Duty:
    estate = Place.objects.filter(under(community.path), kind=Place.Kind.ESTATE).order_by("id").first() or community
    team = Team.objects.get(community=community, name=plan.team)
    return actions.set_up_duty(
        estate, team=team, kind=plan.kind, name=plan.name, name_en=plan.english, opens_days=14, members_first_days=2,
        words="提前十分钟到，马甲在服务站领。", words_en="Come ten minutes early; vests are at the service desk.", by=worker, at=at,
    )  # fmt: skip


def _past(
    duty: Duty, plan: Plan, people: list[Volunteer], worker: Who, span: tuple[datetime, datetime, datetime], quiet: range,
    dice: random.Random,
) -> None:  # fmt: skip
    """What is over: claimed, attended, closed, confirmed; the last days wait to be confirmed. `quiet`: weeks with one shift."""
    began, busy, at = span
    day, played = localdate(began), set()
    while day < localdate(at):
        week = (day - localdate(began)).days // 7
        is_played = day >= localdate(busy) or (week in quiet and week not in played)
        if is_played and day.isoweekday() in plan.weekdays and (plan.days == "every" or working.is_working_day(day)):
            played.add(week)
            starts = datetime.combine(day, plan.begins, tzinfo=get_current_timezone())
            _shift(duty, plan, starts, people, worker, at, dice)
        day += timedelta(days=1)


def _shift(
    duty: Duty, plan: Plan, starts: datetime, people: list[Volunteer], worker: Who, at: datetime, dice: random.Random
) -> None:
    before, over, places = starts - timedelta(days=3), starts + timedelta(minutes=plan.minutes), plan.places
    shift = actions.add_shift(duty, begins_at=starts, minutes=plan.minutes, places=places, by=worker, at=before)
    for one in dice.sample(people, min(places, len(people), dice.randint(1, places))):
        claim = actions.claim(shift, one, by=worker, at=before)
        if dice.random() < 0.95:
            actions.check_in(claim, by=worker, at=starts)
    actions.close_shift(shift, by=worker, at=over)
    if over < at - timedelta(days=2):
        for record in list(noted_of(shift)):
            confirmed = over + timedelta(hours=12)
            actions.bank(actions.confirm(record, by=worker, at=confirmed), at=confirmed)


def _visits(people: list[Volunteer], worker: Who, at: datetime, dice: random.Random) -> None:
    for number, one in enumerate(people[:12]):
        begins = at - timedelta(days=2 + number)
        record = actions.note_service(
            one, kind="visit", content=VISITS[number % len(VISITS)], begins_at=begins, minutes=dice.choice([60, 90, 120]),
            by=worker, at=begins + timedelta(hours=3),
        )  # fmt: skip
        if number % 4:
            confirmed = begins + timedelta(days=1)
            actions.bank(actions.confirm(record, by=worker, at=confirmed), at=confirmed)


def _ahead(people: list[Volunteer], worker: Who, at: datetime, dice: random.Random) -> None:
    soon = (
        Shift.objects.filter(status="open", begins_at__gt=at, everyone_from__lte=at).select_related("duty").order_by("begins_at")
    )
    for shift in soon[:12]:
        for one in dice.sample(people, max(1, shift.places - 1)):
            situation_free = not one.claims.filter(shift__begins_at__date=localdate(shift.begins_at)).exists()
            if situation_free:
                actions.claim(shift, one, by=worker, at=at)


def _rest(community: Place, people: list[Volunteer], worker: Who, at: datetime) -> None:
    """A certificate, an expert who agrees."""
    first = people[0]
    today = localdate(at)
    asked = actions.ask_certificate(first, since=today - timedelta(days=365), until=today, by=worker, at=at)
    actions.issue(asked, by=worker, at=at)
    own = who_serves(standing_of(first.person, on=today, account_id=None))
    actions.present_as_expert(
        first, title="教邻居用手机", words="挂号、视频、付款都可以问我，周末上午在服务站。", title_en="Smartphone help",
        words_en="Booking a doctor, video calls, payments: ask me on weekend mornings.", agrees=True, by=own, at=at,
    )  # fmt: skip
