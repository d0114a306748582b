"""春和社区 elects: 赵敏 organises, 梁波、吴建国 and 唐磊 lead the election (they do not vote here), neighbours stand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot, Elector
from mulin.elections import actions, queries
from mulin.elections.models import Candidate, Election, Round
from mulin.kernel.facts.relay import drain
from mulin.organisations.queries import Standing
from mulin.people.models import Household, Person, Residence
from tests.stage import NOON, SINCE, Stage

DAY = timedelta(days=1)
INTRO = actions.Intro("小学教师，退休", "组织楼道清洁三年，带老人学用手机", "把楼道灯全部修好，每月开一次议事会")


@dataclass
class House:
    """An election and the moment it is at."""

    stage: Stage
    election: Election
    at: datetime

    def me(self, person: Person | None) -> Standing:
        return self.stage.standing(person)

    @property
    def worker(self) -> Standing:
        return self.me(self.stage.zhao_min)

    @property
    def secretary(self) -> Standing:
        return self.me(self.stage.zhou_ming)

    @property
    def now(self) -> Election:
        return Election.objects.select_related("place", "community").get(pk=self.election.pk)

    @property
    def round(self) -> Round:
        found = queries.current(self.election)
        assert found is not None
        return found

    @property
    def ballot(self) -> Ballot:
        return Ballot.objects.select_related("place").get(pk=self.round.ballot_id)

    def led(self) -> "House":
        people = (self.stage.liang_bo, self.stage.wu_jianguo, self.stage.tang_lei, self.stage.chen_hao, self.stage.sun_li)
        for number, person in enumerate(people[: self.election.law["committee"]]):
            actions.name_member(self.election, person, role="member" if number else "chair", by=self.worker, at=self.at)
        return self

    def listed(self) -> "House":
        self.led()
        actions.publish_list(self.now, by=self.worker, at=self.at)
        return self

    def nominating(self, days: int = 5) -> "House":
        self.listed()
        actions.open_nominations(self.now, self.at + days * DAY, by=self.worker, at=self.at)
        return self

    def propose(self, person: Person, by: Person) -> Candidate:
        return actions.propose(self.now, person, "joint", "热心", by=self.me(by), at=self.at)

    def stands(self, person: Person, by: Person) -> Candidate:
        """Proposed, consented, judged."""
        made = self.propose(person, by)
        actions.consent(made, INTRO, by=self.me(person), at=self.at)
        return actions.judge(
            Candidate.objects.select_related("election").get(pk=made.pk), True, "在名单上，没有限制的情形",
            by=self.me(self.stage.liang_bo), at=self.at,
        )  # fmt: skip

    def confirmed(self, *people: Person) -> "House":
        self.nominating()
        wang, li = self.stage.wang_fang, self.stage.li_xiuying
        for person in people:
            self.stands(person, li if person == wang else wang)
        self.at += 6 * DAY
        actions.confirm(self.now, by=self.worker, at=self.at)
        return self

    def opened(self) -> "House":
        self.at = self.ballot.opens_at
        ballots.open_(self.ballot, by=None, at=self.at)
        drained()
        return self

    def vote(self, **choices: Any) -> "House":
        """Names of the cast → names of candidates."""
        numbers = {entry.candidate.person_id: entry.number for entry in self.round.entries.select_related("candidate")}
        for name, chosen in choices.items():
            person = getattr(self.stage, name)
            elector = Elector.objects.get(ballot=self.ballot, persons__person=person, struck_by=None)
            ballots.cast(
                self.ballot, elector, [numbers[one.pk] for one in chosen], by=self.me(person), at=self.at + timedelta(hours=1)
            )
        return self

    def counted(self) -> "House":
        self.at = self.ballot.closes_at
        ballots.close(self.ballot, by=None, at=self.at)
        ballots.count(self.ballot, by=self.secretary, at=self.at)
        drained()
        return self


def drained() -> None:
    for _ in range(3):
        drain()


def grown(stage: Stage) -> None:
    for person in (stage.wang_fang, stage.liu_yang, stage.ma_li, stage.li_xiuying):
        person.born_on = date(1980, 1, 1)
        person.save(update_fields=["born_on"])


def neighbour(stage: Stage, name: str, sex: str = "1") -> Person:
    """One more voter in 302."""
    person = Person.objects.create(community=stage.community, name=name, added_at=NOON, born_on=date(1975, 1, 1), sex=sex)
    household, _new = Household.objects.get_or_create(room=stage.room_302)
    Residence.objects.create(person=person, household=household, room=stage.room_302, kind="owner", since=SINCE)
    return person


def plan(stage: Stage, at: datetime, **values: Any) -> actions.Plan:
    """One member of the residents' committee of the whole community; three lead, one voter is enough to propose."""
    given: dict[str, Any] = {
        "place_id": stage.community.pk, "kind": "residents", "title": "春和社区居委会委员选举", "title_en": "Election to the residents' committee",
        "office": "居委会委员", "office_en": "Member of the residents' committee", "seats": 1, "opens_at": at + 30 * DAY,
        "closes_at": at + 31 * DAY, "seconds": 1, "proxies": 1, "source": "春和社区选举办法第三条",
    }  # fmt: skip
    return actions.Plan(**(given | values))


def house(stage: Stage, *, at: datetime = NOON - 40 * DAY, kind: str = "head", **values: Any) -> House:
    """By default households of 3 号楼 choose its head: nothing but the most votes, equals by lot. `residents`: the whole law."""
    grown(stage)
    given: dict[str, Any] = {} if kind == "residents" else {
        "place_id": stage.building_3.pk, "kind": "head", "title": "3 号楼楼长选举", "title_en": "Election of the head of building 3",
        "office": "楼长", "office_en": "Head of the building", "post": "building_head", "opens_at": at + 8 * DAY, "closes_at": at + 9 * DAY,
    }  # fmt: skip
    made = actions.prepare(plan(stage, at, **(given | values)), by=stage.standing(stage.zhao_min), at=at)
    return House(stage, made, at)


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for: nominations of 3 号楼's head are open, 李秀英 proposed 王芳; a complaint waits."""
    there = house(stage, at=timezone.now()).nominating()
    candidate = there.propose(stage.wang_fang, stage.li_xiuying)
    complaint = actions.complain(there.now, "名单贴得太高，看不见。", by=there.me(stage.liu_yang), at=there.at)
    member = there.election.committee.get(person=stage.tang_lei)
    return {
        "election": there.election.number, "election_candidate_id": candidate.pk, "election_complaint_id": complaint.pk,
        "election_member_id": member.pk, "election_proxy_id": 0, "election_term_id": 0,
    }  # fmt: skip
