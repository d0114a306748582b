"""Projects of the demo community, through the actions: three that are closed, some that run, a season with forty applications."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from mulin.funds import actions as funds
from mulin.funds.models import Earmark, Spending
from mulin.kernel.facts.relay import drain
from mulin.people.models import Person
from mulin.projects import actions
from mulin.projects.actions import doing
from mulin.projects.actions.closing import Shown
from mulin.projects.actions.doing_files import GUARD as DOING
from mulin.projects.actions.saving import Item, Mark
from mulin.projects.models import Application, Call, Instalment, Project
from mulin.projects.queries.account import figures

from .demo_projects_base import A_DAY, Base
from .demo_projects_words import IDEAS, REPORTS, THEMES, WHERE


class Play(Base):
    def apply(self, call: Call, number: int, at: datetime, *, mate: Person | None = None) -> Application:
        """`mate`: goes along, and says so."""
        title, english, code, thing, yuan, words = IDEAS[number % len(IDEAS)]
        home = self.homes[1 + number % (len(self.homes) - 6)]
        kind = ("person", "building_group", "club")[number % 3]
        where = WHERE[number % len(WHERE)]
        me = self.by(home.person, at)
        one = actions.begin(call, kind, by=me, at=at)
        starts, ends = call.runs_from, call.runs_until - 5 * A_DAY
        middle = starts + (ends - starts) / 2
        theme = list(call.themes.order_by("id"))[number % len(THEMES)]
        place = home.room.parent or self.community
        club = "" if kind == "person" else f"{where}邻居组"
        name = title if number < len(IDEAS) else f"{title}（{where}）"
        source = "call" if call.amount else "own"
        parts: dict[str, Any] = {
            "who": actions.Who(kind, place, club, None, call.categories.get(code=code), [theme]),
            "what": actions.What(name, words, "约 60 户，老人和孩子最多", starts, ends, english),
            "money": actions.Money([Item(thing, yuan * 100 // 4, 3, "批", source), Item("宣传和茶水", yuan * 100 // 4, 1, "次", source)]),
            "plan": actions.Plan([Mark("开张", middle, "有 20 户用过", 60), Mark("收尾", ends, "有 60 户用过", 40)]),
            "impact": actions.Impact([actions.Promised("add", "多一处大家照看的地方", "前后照片"), actions.Promised("multiply", "带动两位新志愿者", "志愿记录")]),
        }  # fmt: skip
        for step, part in parts.items():
            one = actions.save(one, step, {}, part, by=me, at=at)
        if mate is not None and mate != home.person:
            asked = actions.invite(one, mate, "member", by=me, at=at)
            actions.answer_invitation(asked, True, by=self.by(mate, at), at=at)
        return actions.submit(one, by=me, at=at)

    def review(self, call: Call, done: Sequence[int]) -> None:
        """Screened, a jury seated; the jurors have done so many each."""
        at = min(call.closes_at + A_DAY, self.at)
        actions.close_due(at)
        call = Call.objects.get(pk=call.pk)
        by = self.by(self.worker, at)
        rows = list(Application.objects.filter(call=call, stage="submitted").order_by("id"))
        for one in rows:
            actions.pass_screening(one, by=by, at=at)
        for person, _n in zip(self.jurors, done, strict=False):
            actions.name_juror(call, person, by=by, at=at)
        actions.begin_reviews(call, by=by, at=at)
        criteria = list(call.criteria.order_by("id").values_list("pk", flat=True))
        for person, number in zip(self.jurors, done, strict=False):
            me = self.by(person, at)
            for place, one in enumerate(rows[:number]):
                points = {pk: max(3, 10 - place // 3 - self.dice.randrange(3)) for pk in criteria}
                if person == self.jurors[2] and place == 1:
                    points = dict.fromkeys(criteria, 3)  # far from the others: somebody has to look at it
                fresh = Application.objects.select_related("call", "category").get(pk=one.pk)
                actions.review(fresh, points, "想得周到，预算也实在。", by=me, at=at)

    def one_more_juror(self, call: Call) -> None:
        """The head of a house, who can sign in and has everything before her."""
        if self.head is not None:
            actions.name_juror(call, self.head, by=self.by(self.worker, self.at), at=self.at)

    def wonder(self, call: Call) -> None:
        """A neighbour asks those who run it."""
        actions.ask(call, "买二手的书架可以吗？", by=self.by(self.homes[1].person, self.at), at=self.at)

    def decide(self, call: Call) -> list[Project]:
        at = call.closes_at + 4 * A_DAY
        by = self.by(self.worker, at)
        actions.draw_up(Call.objects.get(pk=call.pk), by=by, at=at)
        kept = actions.announce(Call.objects.get(pk=call.pk), by=by, at=at)
        assert kept.notice_until is not None
        after = kept.notice_until + A_DAY
        actions.decide(kept, by=self.by(self.secretary, after), at=after)
        return list(Project.objects.filter(application__call=call).order_by("id"))

    def sign(self, project: Project, at: datetime) -> None:
        agreement = doing.draw_up(project, at=at)
        doing.sign_for_team(project, agreement.fingerprint, by=self.by(project.lead, at), at=at)
        doing.sign_for_operator(project, agreement.fingerprint, by=self.by(self.worker, at), at=at)
        self.pay(project, at)

    def pay(self, project: Project, at: datetime) -> None:
        """What is asked for: two yeses, paid, posted in the project's book."""
        for spending in list(Instalment.objects.filter(project=project, state="asked").values_list("spending", flat=True)):
            row = Spending.objects.get(pk=spending or 0)
            for person in (self.secretary, self.homes[0].person):
                funds.approve(row, by=self.by(person, at), at=at)
            funds.pay(row, paid=row.amount, on=localdate(at), evidence=[self.slip(at)], by=self.by(self.keeper, at), at=at)
        self.follow()

    def follow(self) -> None:
        while drain(1000):
            pass

    def step(self, project: Project, number: int, at: datetime) -> None:
        mark = project.milestones.get(number=number)
        doing.show_milestone(mark, words="做好了，照片在这里。", by=self.by(project.lead, at), at=at)
        doing.verify_milestone(mark, by=self.by(self.worker, at), at=at)
        self.pay(project, at)

    def spend(self, project: Project, number: int, part: int, at: datetime, *, accepted: bool = True) -> None:
        """`part`: percent of the line."""
        line = project.lines.get(number=number)
        entered = doing.enter_receipt(
            line, amount=line.amount * part // 100, on=localdate(at), payee="江城五金百货", words=line.name, file=self.slip(at, DOING),
            by=self.by(project.lead, at), at=at,
        )  # fmt: skip
        if accepted:
            doing.accept_receipt(entered, by=self.by(self.worker, at), at=at)

    def stop(self, project: Project, reason: str, at: datetime) -> None:
        """Half-way; five days later what was left is back in the fund."""
        doing.stop(project, reason=reason, by=self.by(self.worker, at), at=at)
        back = at + 5 * A_DAY
        owed, part = figures(project).owed, Earmark.objects.get(pk=project.earmark or 0)
        funds.take_returns(
            part, amount=owed, on=localdate(back), evidence=[self.slip(back)], by=self.by(self.keeper, back), at=back
        )
        self.follow()

    def close(self, project: Project, at: datetime) -> None:
        assert project.application is not None
        shown = [Shown(one.pk, "做到了，比答应的还多。") for one in project.application.promises.all()]
        doing.finish(project, shown, lesson="材料早一点买，赶在雨季前。", by=self.by(project.lead, at), at=at)
        doing.close(project, by=self.by(self.worker, at), at=at)


def reports(play: Play, project: Project, last: datetime) -> None:
    """A line or two each month until `last`."""
    day, n = max(project.starts, localdate(project.began_at or project.made_at)), 0
    while day <= localdate(last):
        doing.report(project, day, words=REPORTS[n % len(REPORTS)], by=play.by(project.lead, last), at=last)
        day, n = (day.replace(day=1) + 32 * A_DAY).replace(day=1), n + 1
