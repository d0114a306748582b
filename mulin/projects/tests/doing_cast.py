"""王芳's garden was chosen with 1,200 元 of 暖邻基金: 赵敏 and 何静 run it for the community, 周明 and 刘洋 say yes to payments."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mulin.funds import actions as funds
from mulin.funds.models import Earmark, Spending
from mulin.funds.tests.cast import Warm, warm
from mulin.kernel.facts.relay import drain
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects.actions import doing
from mulin.projects.actions.awarding import award
from mulin.projects.models import Agreement, Application, Project
from tests.stage import NOON, Stage

from .cast import ASKED, season

EARLY = NOON - timedelta(days=60)  # the call
LATER = NOON - timedelta(days=20)  # the project runs; not after today, so that what follows is due
DAY = LATER.date()


@dataclass
class Garden:
    stage: Stage
    fund: Warm
    project: Project

    def me(self, person: Person) -> Standing:
        return self.stage.standing(person)

    @property
    def team(self) -> Standing:
        return self.me(self.stage.wang_fang)

    @property
    def runs(self) -> Standing:
        return self.me(self.stage.zhao_min)

    def now(self) -> Project:
        return Project.objects.select_related("place", "community", "book").get(pk=self.project.pk)

    def signed(self) -> "Garden":
        agreement = doing.draw_up(self.project, at=LATER)
        doing.sign_for_team(self.project, agreement.fingerprint, by=self.team, at=LATER)
        doing.sign_for_operator(self.project, agreement.fingerprint, by=self.runs, at=LATER)
        self.project = self.now()
        return self

    def verified(self, number: int) -> "Garden":
        mark = self.project.milestones.get(number=number)
        doing.show_milestone(mark, words="种好了", files=[f"photo{number}"], by=self.team, at=LATER)
        doing.verify_milestone(mark, by=self.runs, at=LATER)
        return self

    def paid(self, number: int) -> Spending:
        """Approved by two who did not ask, and paid by the keeper; the project's book moves with it."""
        kept = self.pay(self.approved(number))
        drain()
        return kept

    def approved(self, number: int) -> Spending:
        spending = Spending.objects.get(pk=self.project.instalments.get(number=number).spending)
        funds.approve(spending, by=self.me(self.stage.zhou_ming), at=LATER)
        return funds.approve(spending, by=self.me(self.stage.liu_yang), at=LATER)

    def pay(self, spending: Spending) -> Spending:
        slip = [f"slip{spending.pk}"]
        return funds.pay(spending, paid=spending.amount, on=DAY, evidence=slip, by=self.me(self.stage.he_jing), at=LATER)

    def receipt(self, line: int, yuan: int, **more: Any) -> Any:
        values = {"on": DAY, "payee": "花木店", "words": "花土 10 袋", "file": f"bill{yuan}"} | more
        of = self.project.lines.get(number=line)
        return doing.enter_receipt(of, amount=yuan * 100, by=self.team, at=LATER, **values)

    def left_in_fund(self) -> list[int]:
        return list(Earmark.objects.order_by("id").values_list("left", flat=True))

    def returns(self, yuan: int, at: datetime = LATER) -> None:
        part = Earmark.objects.get(pk=self.project.earmark)
        funds.take_returns(part, amount=yuan * 100, on=DAY, evidence=[f"back{yuan}"], by=self.me(self.stage.he_jing), at=at)
        drain()


def rich_fund(stage: Stage) -> Warm:
    fund = warm(stage)
    fund.gift(7000)
    fund.budget(fund.seats, 7000)
    return fund


def earmarked(fund: Warm, ref: str, amount: int, until: date) -> Earmark:
    asked = funds.earmark(
        fund.seats, title="秋季微公益", amount=amount, until=until, ref=ref, by=fund.by(fund.stage.li_xiuying), at=EARLY
    )
    for person in (fund.stage.zhou_ming, fund.stage.liu_yang):
        asked = funds.approve_earmark(asked, by=fund.by(person), at=EARLY)
    drain()
    return asked


def garden(stage: Stage, awarded: int = ASKED) -> Garden:
    """Chosen, with its money put aside; nobody has signed."""
    from mulin.projects import actions

    fund = rich_fund(stage)
    there = season(stage, at=EARLY, opened=False, amount=600_000)
    earmarked(fund, there.call.number, 600_000, there.call.runs_until + timedelta(days=150))
    there.call.refresh_from_db()
    there.call = actions.open_call(there.call, by=there.worker, at=EARLY)
    application = there.apply(stage.wang_fang)
    Application.objects.filter(pk=application.pk).update(stage="chosen")
    application = Application.objects.select_related("call", "category", "place", "lead", "organisation").get(pk=application.pk)
    return Garden(stage, fund, award(application, awarded, by=stage.standing(stage.zhou_ming), at=EARLY))


def agreement_of(one: Garden) -> Agreement:
    return Agreement.objects.get(project=one.project)


def props(stage: Stage) -> dict[str, object]:
    """王芳's garden without money, which runs, with a receipt to look at; her reading corner, which asks for its closing."""
    there = season(stage, at=EARLY)
    running, closing = [_begun(stage, there.apply(stage.wang_fang, title)) for title in ("屋顶菜园", "楼道书角")]
    team = stage.standing(stage.wang_fang)
    line = running.lines.order_by("number").first()
    assert line is not None
    doing.enter_receipt(line, amount=100, on=DAY, payee="花木店", words="花土", file="props-bill", by=team, at=LATER)
    promises = closing.application.promises.all() if closing.application else []
    doing.finish(closing, [doing.Shown(one.pk, "做到了") for one in promises], by=team, at=LATER)
    mark = running.milestones.order_by("number").first()
    return {
        "running_project": running.number, "closing_project": closing.number, "project_milestone_id": mark.pk if mark else 0,
    }  # fmt: skip


def _begun(stage: Stage, application: Application) -> Project:
    Application.objects.filter(pk=application.pk).update(stage="chosen")
    application = Application.objects.select_related("call", "category", "place", "lead", "organisation").get(pk=application.pk)
    project = award(application, 0, by=stage.standing(stage.zhou_ming), at=EARLY)
    agreement = doing.draw_up(project, at=LATER)
    doing.sign_for_team(project, agreement.fingerprint, by=stage.standing(stage.wang_fang), at=LATER)
    doing.sign_for_operator(project, agreement.fingerprint, by=stage.standing(stage.zhou_ming), at=LATER)
    return Project.objects.select_related("application").get(pk=project.pk)
