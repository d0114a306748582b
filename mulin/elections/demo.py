"""Two elections: a building's head, finished and in office; the residents' committee, whose nominations are open."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, localtime

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot, Elector
from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions, queries
from .models import Candidate, Election

DAY = timedelta(days=1)
INTROS = (
    actions.Intro("退休教师", "带楼里的孩子读书三年，管着一楼的书柜", "把单元门的灯修好，每月开一次议事会，把账贴在门厅。"),
    actions.Intro("社区医院护士", "每周三在楼下量血压，送过二十次药", "给独居老人排好探访，楼道扶手今年装到六层。"),
    actions.Intro("物业维修班长", "修过七十多处漏水，换过整栋楼的水阀", "把地下车棚理顺，充电桩先装十个，价钱公开。"),
)


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    at = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)  # days begin at midnight
    worker = _standing(holders({"community_worker"}, community.path)[0], at)
    building = _lived_in(community)
    _head(building, community, worker, at)
    _committee(community, worker, at)


def _lived_in(community: Place) -> Place:
    """The building of those who can sign in."""
    home = Residence.objects.filter(under(community.path, "room__path"), until=None, person__account__isnull=False)
    path = home.order_by("person__account__id").values_list("room__path", flat=True).first() or ""
    ids = [int(part) for part in path.split("/") if part]
    return Place.objects.filter(pk__in=ids, kind=Place.Kind.BUILDING).first() or community


def _head(building: Place, community: Place, worker: Standing, at: datetime) -> None:
    began = at - 60 * DAY
    plan = actions.Plan(
        place_id=building.pk, kind="head", title=f"{building.name}楼长选举", title_en="Election of the head of our building",
        office="楼长", office_en="Head of the building", post="building_head", seats=1, opens_at=began + 12 * DAY, closes_at=began + 15 * DAY,
    )  # fmt: skip
    election = actions.prepare(plan, by=worker, at=began)
    election = _led(election, community, 3, worker, began)
    election = actions.open_nominations(election, began + 6 * DAY, by=worker, at=began)
    people = _voters(election, 12)
    for number, person in enumerate(people[:3]):
        made = _stands(election, person, people[(number + 4) % len(people)], number, began)
        actions.second(made, by=_standing(people[(number + 6) % len(people)], began), at=began)
        _judged(made, began)
    round_ = actions.confirm(election, by=worker, at=began + 7 * DAY)
    _voted(round_.ballot, people, began + 12 * DAY)
    actions.opened(round_.ballot_id, at=began + 12 * DAY)
    secretary = _standing(holders({"secretary", "committee_head"}, building.path)[0], at)
    done = began + 15 * DAY
    ballots.close(round_.ballot, by=None, at=done)
    ballots.count(Ballot.objects.get(pk=round_.ballot_id), by=secretary, at=done)
    decided = actions.counted(round_.ballot_id, at=done)
    if decided is not None and decided.status == Election.Status.DECIDED:
        actions.take_office(decided, localdate(done) + 8 * DAY, by=worker, at=done + 8 * DAY)


def _voted(ballot: Ballot, people: list[Person], at: datetime) -> None:
    """The first candidate on the paper gets most votes."""
    ballot = ballots.open_(ballot, by=None, at=at)
    for number, person in enumerate(people):
        elector = Elector.objects.filter(ballot=ballot, persons__person=person, voted=None).first()
        if elector is not None:
            ballots.cast(ballot, elector, [1 if number % 3 else 2], by=_standing(person, at), at=at + timedelta(hours=number))


def _committee(community: Place, worker: Standing, at: datetime) -> None:
    began = at - 12 * DAY
    plan = actions.Plan(
        place_id=_committee_of(community).pk, kind="residents", title="居委会委员换届选举", title_en="Election to the residents' committee",
        office="居委会委员", office_en="Member of the residents' committee", seats=3, quota=1, opens_at=at + 35 * DAY, closes_at=at + 36 * DAY,
        seconds=3, source="春和街道 2026 年居委会换届选举办法第六条",
        words="五年一届。名单公示二十天以后投票，候选人提名以后公布。",
        words_en="Every five years. Voting follows twenty days after the register is public; candidates follow the nominations.",
    )  # fmt: skip
    election = actions.prepare(plan, by=worker, at=began)
    election = _led(election, community, 5, worker, began)
    election = actions.open_nominations(election, at + 9 * DAY, by=worker, at=at - 4 * DAY)
    people = _voters(election, 14)
    for number, person in enumerate(people[1:4]):
        made = _stands(election, person, people[number + 5], number, at - 3 * DAY)
        for voter in people[number + 6 : number + 7 + number]:
            actions.second(made, by=_standing(voter, at), at=at - 2 * DAY)
        if number == 0:
            _judged(made, at - DAY)
    actions.propose(election, people[0], Candidate.Way.JOINT, "谁家有事都去帮。", by=_standing(people[12], at), at=at - DAY)


def _committee_of(community: Place) -> Place:
    return (
        Place.objects.filter(under(community.path), kind=Place.Kind.COMMITTEE, valid_to=None).order_by("path").first()
        or community
    )


def _led(election: Election, community: Place, most: int, worker: Standing, at: datetime) -> Election:
    """By who works here, and people without an account, so that who can sign in may stand."""
    kinds = {"street_leader", "secretary", "committee_head", "community_worker", "grid_worker", "fund_keeper", "administrator"}
    below = Person.objects.filter(community=community, left_on=None, account=None).order_by("-id")[: 2 * most]
    found = [*holders(kinds, community.path), *below]
    for number, person in enumerate(list({one.pk: one for one in found}.values())[:most]):
        actions.name_member(election, person, role="member" if number else "chair", by=worker, at=at)
    return actions.publish_list(election, by=worker, at=at)


def _stands(election: Election, person: Person, by: Person, number: int, at: datetime) -> Candidate:
    made = actions.propose(election, person, Candidate.Way.JOINT, "热心，说到做到。", by=_standing(by, at), at=at)
    return actions.consent(made, INTROS[number % len(INTROS)], by=_standing(person, at), at=at)


def _judged(candidate: Candidate, at: datetime) -> None:
    leader = queries.committee(candidate.election)[0].person
    actions.judge(candidate, True, "在选民名单上，没有法律限制的情形。", by=_standing(leader, at), at=at)


def _voters(election: Election, most: int) -> list[Person]:
    """Of different households; those who can sign in first; nobody who leads the election."""
    leads = {one.person_id for one in queries.committee(election)}
    rows = queries.voters(queries.current(election)).exclude(person__in=leads).select_related("person", "elector")
    homes: dict[str, Person] = {}
    for row in rows.order_by("-person__account__id", "id")[: most * 4]:
        house = row.elector.label
        homes.setdefault(house.rpartition(" · ")[2] if election.kind == "residents" else house, row.person)
    return list(homes.values())[:most]


def _standing(person: Person, at: datetime) -> Standing:
    account = Account.objects.filter(person=person).first()
    return standing_of(person, on=localdate(at), account_id=account.pk if account else None)
