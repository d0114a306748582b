"""Ballots to be looked at: one of each state, all of them of 3 号楼 or the community, with 王芳 in each register."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from mulin.ballots import actions
from mulin.ballots.actions import OptionPlan
from mulin.ballots.models import Ballot, Objection, PaperSlip
from tests.stage import Stage

from .cast import grown, line, plan

DAY = timedelta(days=1)
COLOURS = (OptionPlan("米白", "Cream", "耐看，显亮"), OptionPlan("浅绿", "Pale green"), OptionPlan("暖灰", "Warm grey"))
PROJECTS = (
    OptionPlan("单车棚", "Bicycle shed", "六十个车位，带充电", cost=8_000_000),
    OptionPlan("共享花园", "Shared garden", "楼后空地", cost=6_000_000),
    OptionPlan("楼道扶手", "Handrails", cost=7_000_000),
)  # fmt: skip


@dataclass
class Desk:
    """Makes ballots now, or at `at`."""

    stage: Stage
    at: datetime

    @property
    def worker(self) -> Any:
        return self.stage.standing(self.stage.zhao_min)

    @property
    def head(self) -> Any:
        return self.stage.standing(self.stage.he_jing)

    def draft(self, **values: Any) -> Ballot:
        given: dict[str, Any] = {"opens_at": self.at + DAY, "closes_at": self.at + 8 * DAY, "place_id": self.stage.building_3.pk}
        return actions.draft(plan(self.stage, **(given | values)), by=self.worker, at=self.at)

    def announced(self, **values: Any) -> Ballot:
        return actions.announce(self.draft(**values), by=self.worker, at=self.at)

    def opened(self, **values: Any) -> Ballot:
        return actions.open_(self.announced(**values), by=self.worker, at=self.at)

    def vote(self, ballot: Ballot, name: str, choice: Any) -> actions.Receipt:
        person = getattr(self.stage, name)
        return actions.cast(ballot, line(ballot, person), choice, by=self.stage.standing(person), at=self.at)

    def counted(self, votes: dict[str, Any], **values: Any) -> Ballot:
        """Opened a week ago, closed a day ago."""
        now = self.at
        self.at = now - 8 * DAY
        ballot = self.opened(**({"opens_at": self.at + timedelta(hours=1), "closes_at": now - DAY} | values))
        for name, choice in votes.items():
            self.vote(ballot, name, choice)
        self.at = now
        actions.close(ballot, by=self.worker, at=now)
        actions.count(ballot, by=self.head, at=now)
        return Ballot.objects.get(pk=ballot.pk)


def paper_of(desk: Desk, ballot: Ballot) -> PaperSlip:
    """刘洋's slip, read differently by two people."""
    elector = line(ballot, desk.stage.liu_yang)
    actions.tick_paper(elector, by=desk.worker, at=desk.at)
    actions.enter_paper(ballot, 1, "yes", elector=elector, by=desk.worker, at=desk.at)
    return actions.enter_paper(ballot, 1, "no", elector=elector, by=desk.stage.standing(desk.stage.zhou_ming), at=desk.at)


def props(stage: Stage) -> dict[str, object]:
    """What the addresses of this module ask for."""
    desk = Desk(stage, timezone.now())
    grown(stage.wang_fang, stage.liu_yang, stage.li_xiuying)
    named = desk.opened(title="装电子门锁", secrecy="named")
    paper = paper_of(desk, named)
    announced = desk.announced(title="搬走旧信箱")
    objection: Objection = actions.object_(announced, "漏了我家", "add", by=stage.standing(stage.li_xiuying), at=desk.at)
    budget = desk.counted(
        {"wang_fang": ["1"], "liu_yang": ["2", "3"]},
        title="两万元怎么花",
        rule_key="budget-equal-shares",
        options=PROJECTS,
        amount=20_000_000,
    )
    sheet = desk.counted({"wang_fang": "yes", "liu_yang": "no"}, title="门口装路灯", secrecy="named")
    draft = desk.draft(title="换楼道灯", rule_key="single-plurality", options=COLOURS)
    return {
        "ballot": named.number, "ballot_line": line(named, stage.wang_fang).line, "ballot_objection_id": objection.pk, "ballot_paper_id": paper.pk,
        "ballot_verb": "remind", "announced_ballot": announced.number, "counted_ballot": budget.number, "budget_ballot": budget.number, "sheet_ballot": sheet.number,
        "draft_ballot": draft.number,
    }  # fmt: skip
