"""A pact of 3 号楼, kept by its head 李秀英; 王芳 and 刘洋 live there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from mulin.organisations.queries import Standing
from mulin.pacts import actions
from mulin.pacts.models import Clause, Comment, Pact, Version
from mulin.people.models import Person
from tests.stage import NOON, Stage

CLAUSES = ("晚上十点以后不大声说话。", "楼道里不放杂物，电动车不进楼。", "遛狗牵绳，随手收拾。")
ENGLISH = (
    "Quiet after ten in the evening.",
    "No clutter in the stairway, no e-bikes inside.",
    "Dogs on a leash; clean up after them.",
)


@dataclass
class House:
    stage: Stage
    pact: Pact
    at: datetime

    @property
    def head(self) -> Standing:
        return self.stage.standing(self.stage.li_xiuying)

    def me(self, person: Person) -> Standing:
        return self.stage.standing(person)

    @property
    def version(self) -> Version:
        return Version.objects.filter(pact=self.pact).select_related("pact__place").order_by("-number").first()  # type: ignore[return-value]

    def clause(self, number: int) -> Clause:
        return self.version.clauses.get(number=number)

    def write(self, *clauses: str) -> Version:
        rows = [actions.Written(words) for words in clauses]
        return actions.write(self.version, "我们是一栋楼的邻居。", rows, by=self.head, at=self.at)

    def show(self, days: int = 7) -> Version:
        return actions.show(self.version, timezone.localdate(self.at) + timedelta(days=days), by=self.head, at=self.at)

    def comment(self, person: Person, words: str, number: int = 1) -> Comment:
        return actions.comment(self.version, self.clause(number), words, by=self.me(person), at=self.at)

    def meet(self, *, entitled: int = 12, present: int = 9, yes: int = 8, no: int = 1, abstained: int = 0) -> Version:
        held = actions.Held("stairway", timezone.localdate(self.at), "一楼大厅", entitled, present, yes, no, abstained)
        return actions.record_meeting(self.version, held, by=self.head, at=self.at)

    def adopt(self) -> Version:
        self.meet()
        return actions.bring_into_force(self.version, timezone.localdate(self.at), by=self.head, at=self.at)


def house(stage: Stage, *, at: datetime = NOON, shown: bool = True) -> House:
    head = stage.standing(stage.li_xiuying)
    pact = actions.begin(stage.building_3, "3 号楼楼栋公约", title_en="Pact of building 3", by=head, at=at)
    there = House(stage, pact, at)
    rows = [actions.Written(words, english) for words, english in zip(CLAUSES, ENGLISH, strict=True)]
    actions.write(there.version, "我们是一栋楼的邻居。", rows, words_en="We share one house.", by=head, at=at)
    if shown:
        there.show()
    return there


def props(stage: Stage) -> dict[str, object]:
    """What addresses of this module ask for: a pact under comments, with one comment of 王芳 that waits for an answer."""
    there = house(stage, at=timezone.now())
    comment = there.comment(stage.wang_fang, "十点改成九点半，孩子睡得早。")
    return {
        "pact_id": there.pact.pk, "pact_version": 1, "pact_clause_id": there.clause(1).pk, "pact_comment_id": comment.pk,
    }  # fmt: skip
