"""A project of 3 号楼 that is awarded, under a brand, rolled out, in a plan and a list; a partner; an offer to 春和物业."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from mulin.projects.actions import alliances, brands, plans, proposals, rollouts
from mulin.projects.actions.plans import PhaseOf
from mulin.projects.actions.proposals import Item
from mulin.projects.models import Project
from tests.stage import NOON, Stage

TODAY = localdate(NOON)


def project(stage: Stage, number: str = "M202611-0001", /, **more: object) -> Project:
    usual = {
        "number": number, "community": stage.community, "place": stage.building_3, "title": "书香楼道", "kind": "building_group",
        "lead": stage.wang_fang, "starts": TODAY, "ends": TODAY + timedelta(days=90), "made_at": NOON, "stage": "running", "category": "自治",
    }  # fmt: skip
    return Project.objects.create(**(usual | dict(more)))


def props(stage: Stage) -> dict[str, object]:
    at, by = timezone.now(), stage.standing(stage.zhao_min)
    today = localdate(at)
    one = project(stage, "M202001-0001", awarded=100_000, earmark=900_000_001)
    brand = brands.begin_brand(stage.community, "汉语廊", "hanyu", date(2019, 3, 1), by=by, at=at)
    brands.put_under_brand(one, brand, by=by, at=at)
    brands.tell_moment(brand, date(2019, 3, 1), "第一次开讲，来了八个人。", project=one, by=by, at=at)
    rollouts.roll_out(one, stage.building_3, "pilot", by=by, at=at)
    phases = [PhaseOf("试点", date(today.year, 1, 1), date(today.year, 12, 31), project=one)]
    plan = plans.make_plan(stage.community, "三年计划", (today.year, today.year + 2), phases, by=by, at=at)
    field = plans.begin_list(stage.community, "健康", by=by, at=at)
    plans.set_list(field, [one], by=by, at=at)
    partner = alliances.ally(
        stage.community, stage.property, "物业出场地", today, today + timedelta(days=50), signed=True, by=by, at=at
    )
    asked = proposals.ask(
        stage.community,
        stage.property,
        "也办一条汉语廊",
        "200 户，一间活动室。",
        today,
        by=stage.standing(stage.wu_jianguo),
        at=at,
    )
    items = [Item("hardware", "展板", 6, 32_000), Item("software", "半年课程", 1, 300_000)]
    proposals.offer(asked, "先试一栋楼，再铺开。", items, by=by, at=at)
    return {
        "project_number": one.number, "brand_slug": brand.slug, "brand_id": brand.pk, "project_plan_id": plan.pk, "field_list_id": field.pk,
        "alliance_id": partner.pk, "proposal_id": asked.pk,
    }  # fmt: skip
