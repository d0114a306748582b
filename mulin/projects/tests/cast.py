"""A call of the community in its season, and what residents of 3 号楼 write for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.projects import actions
from mulin.projects.actions import CategoryPart, CriterionPart, Impact, Money, Named, Parts, Plan, Promised, Terms, What, Who
from mulin.projects.models import Application, Attachment, Call, Teammate
from mulin.projects.rules.budget import Item
from mulin.projects.rules.plan import Mark
from tests.stage import NOON, Stage

PARTS = Parts(
    categories=(CategoryPart("club", "群文团队", "Clubs", 300_000), CategoryPart("new", "创新", "New ideas"), CategoryPart("self", "自治", "Self-governance", 500_000)),
    criteria=(CriterionPart("居民需要", "Needed", 10, 2), CriterionPart("做得成", "Feasible", 10, 1), CriterionPart("能持续", "Lasting", 10, 1)),
    themes=(Named("社区服务", words_en="Services"), Named("生态环保", words_en="Environment")),
    kinds=(Named("person"), Named("building_group"), Named("club"), Named("social_organisation", "登记证书", "Certificate of registration")),
    packages=(Named("mobilising", "帮您在楼里贴通知、找志愿者", "Notices in the houses, volunteers"), Named("honours", "年底公开表彰", "Honours at the end of the year")),
)  # fmt: skip
ITEMS = (Item("种子和花土", 3_000, 20, "袋"), Item("木箱", 12_000, 5, "个"), Item("水壶", 2_500, 4, "把", "own"))
ASKED = 120_000


def terms(at: datetime, **changed: object) -> Terms:
    today = localdate(at)
    usual = Terms(
        title="秋季微公益征集", title_en="Autumn call", words="谁都可以来申请，邻居和评审一起选。", words_en="Anybody may apply.",
        season=Call.Season.AUTUMN, opens_at=at - timedelta(days=1), closes_at=at + timedelta(days=14), review_until=at + timedelta(days=28),
        runs_from=today + timedelta(days=30), runs_until=today + timedelta(days=210),
    )  # fmt: skip
    return replace(usual, **changed)  # type: ignore[arg-type]


@dataclass
class Season:
    stage: Stage
    call: Call
    at: datetime

    @property
    def worker(self) -> Standing:
        return self.me(self.stage.zhao_min)

    def me(self, person: Person) -> Standing:
        return self.stage.standing(person)

    def begin(self, person: Person, kind: str = "person", **more: object) -> Application:
        return actions.begin(self.call, kind, by=self.me(person), at=self.at, **more)  # type: ignore[arg-type]

    def fill(
        self, application: Application, title: str = "楼顶小菜园", items: Sequence[Item] | None = None, by: Person | None = None
    ) -> Application:
        me, at = self.me(by or application.lead), self.at
        starts, ends = self.call.runs_from, self.call.runs_until - timedelta(days=30)
        category = self.call.categories.filter(code="new").first()
        parts = {
            "who": Who(application.kind, self.stage.building_3, "3 号楼园艺组" if application.kind != "person" else "", None, category,
                       list(self.call.themes.all()[:1])),
            "what": What(title, "把楼顶的空地种上菜，大家一起照看。", "3 号楼 40 户，老人和孩子最多", starts, ends, "A garden on the roof"),
            "money": Money((ITEMS if self.call.amount else FREE) if items is None else items),
            "plan": Plan((Mark("种上第一批", starts + timedelta(days=20), "五个木箱种满", 60), Mark("第一次分菜", ends, "20 户领到菜", 40))),
            "impact": Impact((Promised("add", "多一处大家照看的园子", "前后照片"), Promised("subtract", "少一处堆杂物的地方", "清理记录"))),
        }  # fmt: skip
        for step, part in parts.items():
            application = actions.save(application, step, {}, part, by=me, at=at)
        return application

    def apply(self, person: Person, title: str = "楼顶小菜园", kind: str = "person") -> Application:
        """Written and sent."""
        written = self.fill(self.begin(person, kind), title)
        return actions.submit(written, by=self.me(person), at=self.at)


def season(
    stage: Stage,
    *,
    at: datetime = NOON,
    opened: bool = True,
    operator: Organisation | None = None,
    parts: Parts = PARTS,
    **changed: object,
) -> Season:
    """A call without money unless told; by the community worker 赵敏."""
    by = stage.standing(stage.zhao_min)
    call = actions.prepare(stage.community, terms(at, **changed), operator=operator, by=by, at=at)
    actions.write_parts(call, parts if call.amount else _without_caps(parts), by=by, at=at)
    if opened:
        call = actions.open_call(call, by=by, at=at)
    return Season(stage, call, at)


def _without_caps(parts: Parts) -> Parts:
    return replace(parts, categories=[replace(one, cap=None) for one in parts.categories])


FREE = tuple(replace(one, source="own") for one in ITEMS)


def day(season: Season, days: int) -> date:
    return localdate(season.at) + timedelta(days=days)


def props(stage: Stage) -> dict[str, object]:
    """What addresses of calls and applications ask for.

    An open call; 王芳's half-written application, to which 刘洋 is invited, with one paper; 李秀英's that was sent; a question that waits;
    a draft of a call.
    """
    there = season(stage, at=timezone.now())
    wang = there.me(stage.wang_fang)
    draft, sent = there.begin(stage.wang_fang, "building_group"), there.apply(stage.li_xiuying)
    mate = actions.invite(draft, stage.liu_yang, Teammate.Role.MEMBER, by=wang, at=there.at)
    paper = Attachment.objects.create(application=draft, key="props-paper", name="楼顶的照片", kept_at=there.at, kept_by=0)
    question = actions.ask(there.call, "外面租房的能申请吗？", by=there.me(stage.liu_yang), at=there.at)
    prepared = season(stage, at=there.at, opened=False)
    return {
        "call": there.call.number, "draft_call": prepared.call.number, "application": draft.number, "sent_application": sent.number,
        "project_question_id": question.pk, "project_teammate_id": mate.pk, "project_paper_id": paper.pk,
    }  # fmt: skip
