"""A season of the community with three applications and five jurors. 李秀英 shares her home with 刘洋, who is in the team of 王芳."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from mulin.ballots import actions as ballots
from mulin.ballots.models import Ballot, Elector
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects import actions
from mulin.projects.actions.letters import write_letter
from mulin.projects.models import Application, BudgetLine, Call, CallKind, Criterion, Juror, Milestone, Promise, Ranking, Teammate
from mulin.projects.queries import purse
from tests.stage import NOON, Stage

DAY = timedelta(days=1)
JURORS = ("li_xiuying", "zhang_wei", "wu_jianguo", "tang_lei", "sun_li")
AMOUNT = 600_000  # 6,000 元
APPLICATIONS = (("楼道书架", "wang_fang", 250_000), ("屋顶菜园", "ma_li", 300_000), ("修小家电", "chen_hao", 200_000))


class FakePurse:
    """Keeps what is put aside for projects by number."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}
        self.ids = count(1)

    def split(self, earmark: int, *, amount: int, ref: str, **_more: Any) -> int:
        self.given[ref] = amount
        return next(self.ids)

    def kept(self, earmark: int) -> None:
        return None

    def kept_for(self, ref: str) -> list[Any]:
        return []

    def ask_url(self, me: Standing, call: Call) -> str:
        return ""


def with_purse(monkeypatch: Any) -> FakePurse:
    fake = FakePurse()
    monkeypatch.setattr(purse, "PURSES", [fake])
    return fake


@dataclass
class Choosing:
    stage: Stage
    call: Call
    at: datetime
    applications: list[Application] = field(default_factory=list)
    more: list[Application] = field(default_factory=list)

    def me(self, name: str) -> Standing:
        return self.stage.standing(getattr(self.stage, name))

    @property
    def now(self) -> Call:
        return Call.objects.select_related("place", "community", "ballot").get(pk=self.call.pk)

    @property
    def worker(self) -> Standing:
        return self.me("zhao_min")

    @property
    def secretary(self) -> Standing:
        return self.me("zhou_ming")

    def app(self, number: int) -> Application:
        return Application.objects.select_related("call__place", "lead", "category").get(pk=self.applications[number - 1].pk)

    def screened(self) -> "Choosing":
        for number in range(1, len(self.applications) + 1):
            actions.pass_screening(self.app(number), by=self.worker, at=self.at)
        return self

    def seated(self, *names: str) -> "Choosing":
        for name in names or JURORS:
            actions.name_juror(self.now, getattr(self.stage, name), by=self.worker, at=self.at)
        return self

    def reviewing(self) -> "Choosing":
        self.screened().seated()
        actions.begin_reviews(self.now, by=self.worker, at=self.at)
        return self

    def points(self, *given: int) -> dict[int, int]:
        return dict(zip(self.call.criteria.order_by("id").values_list("pk", flat=True), given, strict=True))

    def review(self, name: str, number: int, *given: int, done: bool = True) -> Any:
        return actions.review(self.app(number), self.points(*given), "想得周到。", done=done, by=self.me(name), at=self.at)

    def reviewed(self, **each: list[int]) -> "Choosing":
        """By juror: points for the first criterion and for the second (the same), by application; 0 for whom one is kept out of."""
        for name, row in each.items():
            for number, given in enumerate(row, 1):
                if given:
                    self.review(name, number, given, given)
            for one in self.more:
                actions.review(one, self.points(2, 2), "先说说给谁用。", done=True, by=self.me(name), at=self.at)
        return self

    def all_reviewed(self) -> "Choosing":
        return self.reviewed(
            li_xiuying=[0, 8, 7], zhang_wei=[9, 8, 7], wu_jianguo=[9, 8, 7], tang_lei=[9, 7, 6], sun_li=[9, 9, 3]
        )

    def put(self, rule_key: str = "approval") -> Ballot:
        how = actions.Vote(rule_key, "person", self.at + 4 * DAY, self.at + 11 * DAY)
        return actions.put_to_vote(self.now, how, by=self.worker, at=self.at).ballot  # type: ignore[return-value]

    def counted(self, **votes: Any) -> Call:
        """Residents vote, the ballot closes and is counted; what follows is run by hand."""
        ballot = Ballot.objects.get(pk=self.now.ballot_id)
        ballots.open_(ballot, by=None, at=self.at + 4 * DAY)
        for name, choice in votes.items():
            person: Person = getattr(self.stage, name)
            elector = Elector.objects.get(ballot=ballot, persons__person=person)
            ballots.cast(Ballot.objects.get(pk=ballot.pk), elector, choice, by=self.me(name), at=self.at + 5 * DAY)
        self.at += 11 * DAY
        ballots.close(Ballot.objects.get(pk=ballot.pk), by=None, at=self.at)
        ballots.count(Ballot.objects.get(pk=ballot.pk), by=self.secretary, at=self.at)
        return actions.counted(ballot.pk, at=self.at)  # type: ignore[return-value]

    def ranks(self) -> list[tuple[str, str, int]]:
        rows = Ranking.objects.filter(application__call=self.call).select_related("application").order_by("place")
        return [(one.application.title, one.why, one.awarded) for one in rows]

    def juror(self, name: str) -> Juror:
        return Juror.objects.select_related("call").get(call=self.call, person=getattr(self.stage, name))


def call_of(stage: Stage, at: datetime, number: str = "Z202611-9001", **values: Any) -> Call:
    given: dict[str, Any] = {
        "community": stage.community, "place": stage.community, "title": "秋季微公益", "title_en": "Autumn projects", "stage": "screening",
        "opens_at": at - 20 * DAY, "closes_at": at - DAY, "opened_at": at - 20 * DAY, "runs_from": date(2026, 12, 1), "runs_until": date(2027, 6, 30),
        "amount": AMOUNT, "earmark": int(number[-4:]), "choice": "jury", "jury_weight": 100, "made_by": stage.zhao_min, "made_at": at - 21 * DAY,
        "review_until": at + 30 * DAY,
    }  # fmt: skip
    made = Call.objects.create(number=number, **(given | values))
    CallKind.objects.create(call=made, kind="person")
    Criterion.objects.create(call=made, name="居民需要", name_en="Need", most=10, weight=3)
    Criterion.objects.create(call=made, name="做得成", name_en="Feasible", most=10, weight=2)
    return made


def application_of(stage: Stage, call: Call, number: str, title: str, lead: Person, asked: int, **values: Any) -> Application:
    given: dict[str, Any] = {
        "kind": "person", "place": stage.estate, "words": f"{lead.name}和邻居一起做{title}，人人能用。", "beneficiaries": "三栋楼约 200 户",
        "starts": date(2026, 12, 10), "ends": date(2027, 5, 31), "stage": "submitted", "made_at": call.closes_at, "saved_at": call.closes_at,
        "submitted_at": call.closes_at, "asked": asked,
    }  # fmt: skip
    made = Application.objects.create(number=number, call=call, title=title, lead=lead, **(given | values))
    Milestone.objects.create(application=made, number=1, name="开张", due=date(2027, 1, 15), measure="有 20 户用过", share=60)
    Milestone.objects.create(application=made, number=2, name="结题", due=date(2027, 5, 31), measure="有 100 户用过", share=40)
    if asked:
        BudgetLine.objects.create(application=made, number=1, name="材料", unit_price=asked, quantity=1, unit="批")
    Promise.objects.create(application=made, sign="add", words="多一处公共的地方", evidence="照片和登记")
    return made


def season(stage: Stage, at: datetime = NOON, first: int = 9001, **values: Any) -> Choosing:
    call = call_of(stage, at, f"Z202611-{first}", **values)
    there = Choosing(stage, call, at)
    for place, (title, lead, asked) in enumerate(APPLICATIONS):
        amount = asked if call.amount else 0
        there.applications.append(application_of(stage, call, f"X202611-{first + place}", title, getattr(stage, lead), amount))
    Teammate.objects.create(
        application=there.applications[0], person=stage.liu_yang, invited_at=at, invited_by=stage.wang_fang, accepted_at=at
    )
    return there


def props(stage: Stage) -> dict[str, object]:
    """What addresses of the choice ask for: a call that 张伟 reviews, on its pitch day; an announced result that 马丽 objects to."""
    at = timezone.now()
    now = season(stage, at, 9801, amount=0, earmark=None).screened().seated("zhang_wei")
    actions.begin_reviews(now.now, by=now.worker, at=at)
    actions.set_pitch(now.now, at, "社区礼堂", [one.pk for one in now.applications], by=now.worker, at=at)
    actions.next_pitch(now.now, by=now.worker, at=at)
    over = season(stage, at, 9901, amount=0, earmark=None).screened().seated("zhang_wei")
    actions.begin_reviews(over.now, by=over.worker, at=at)
    over.reviewed(zhang_wei=[9, 8, 2])
    actions.announce(over.now, by=over.worker, at=at)
    objection = actions.object_(over.now, "屋顶是消防通道", over.app(2), by=over.me("ma_li"), at=at)
    write_letter(over.app(1), "chosen", at=at)
    return {
        "jury_call": now.call.number, "jury_application": now.app(2).number, "result_call": over.call.number,
        "result_application": over.app(1).number, "choosing_objection_id": objection.pk,
    }  # fmt: skip
