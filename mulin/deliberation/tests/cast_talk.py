"""What is said on the stage: a map, remarks and a small improvement of 3 号楼, a forum before it, its chat group."""

from datetime import timedelta

from django.utils import timezone

from mulin.deliberation.actions import chat_group, forum, improvement, opinions, upkeep
from mulin.deliberation.models import Improvement, OpinionMap, Remark, Topic, Upkeep
from mulin.people.models import Person
from tests.stage import NOON, Stage

STATEMENTS = [(f"说法 {number}", "") for number in range(1, 9)]


def map_of(stage: Stage, **more: object) -> OpinionMap:
    plan = opinions.MapPlan(stage.community, "东门的车位怎么用？", statements=STATEMENTS, **more)  # type: ignore[arg-type]
    return opinions.draw(plan, by=stage.standing(stage.zhao_min), at=NOON)


def crowd(stage: Stage, count: int) -> list[Person]:
    people = [Person(community=stage.community, name=f"邻居{n}", pinyin="", initials="", added_at=NOON) for n in range(count)]
    return Person.objects.bulk_create(people)


def done(stage: Stage, **more: object) -> Improvement:
    """Proposed by 王芳, agreed, done."""
    worker = stage.standing(stage.zhao_min)
    idea = improvement.Idea(stage.building_3, "墙角小花园", "3 号楼东墙角", "堆了杂物，想种点花。", before="b" * 24)
    row = improvement.propose(idea, stage.wang_fang, by=stage.standing(stage.wang_fang), at=NOON)
    row = improvement.agree(row, "春和物业和邻居", 120000, "社区自治金", by=worker, at=NOON)
    return improvement.finish(row, "a" * 24, "种了月季", by=worker, at=NOON)


def kept_up(stage: Stage, days: int = 60) -> Upkeep:
    row, me = done(stage), stage.standing(stage.wang_fang)
    return upkeep.adopt(row, stage.wang_fang, NOON.date() + timedelta(days=days), by=me, at=NOON)


def props(stage: Stage) -> dict[str, object]:
    at, worker = timezone.now(), stage.standing(stage.zhao_min)
    drawn = opinions.draw(opinions.MapPlan(stage.building_3, "楼道怎么刷？", statements=STATEMENTS), by=worker, at=at)
    topic = Topic.objects.order_by("id")[0]
    remark = Remark.objects.create(
        topic=topic, kind="question", words="费用谁出？", author=stage.wang_fang, who="王**（3 号楼）", at=at, due_at=at + timedelta(days=5),
        asked_post="building_head", asked=stage.li_xiuying,
    )  # fmt: skip
    adopted = kept_up(stage, 300)
    row = forum.plan_forum(
        forum.ForumPlan(stage.building_3, "楼前空地", "骑手说说", at + timedelta(days=1), at + timedelta(days=1, hours=2), registers=True),
        by=worker, at=at,
    )  # fmt: skip
    point = forum.bring_up(row, "夜里没有地方换电", by=worker, at=at)
    group = chat_group.enter_group(chat_group.Group(stage.building_3, "wechat", "3 号楼邻里群"), by=worker, at=at)
    return {
        "opinion_map_id": drawn.pk, "statement_id": drawn.statements.values_list("pk", flat=True)[0], "remark_id": remark.pk,
        "improvement_id": adopted.improvement_id, "upkeep_id": adopted.pk, "forum_id": row.pk, "forum_point_id": point.pk,
        "chat_group_id": group.pk,
    }  # fmt: skip
