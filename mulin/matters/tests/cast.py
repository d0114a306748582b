"""Categories for the stage, and short words for what tests do often."""

from datetime import datetime
from typing import Any

from mulin.matters import actions
from mulin.matters.models import Category, CategoryVersion, Matter
from tests.stage import NOON, Stage


def category(stage: Stage, code: str = "0101", **version: Any) -> Category:
    """One 小类 with one version; `version` says what it demands."""
    row = Category.objects.create(community=stage.community, code=code)
    made = CategoryVersion.objects.create(
        category=row, number=1, made_at=NOON, **({"name": "楼道灯不亮", "goes": "unit", "unit_kind": "property"} | version)
    )
    row.current = made
    row.save()
    return row


def report(stage: Stage, kind: Category, *, at: datetime = NOON, who: Any = None, **draft: Any) -> Matter:
    wanted = {
        "community_id": stage.community.id,
        "place_id": stage.building_3.id,
        "words": "三楼楼道的灯不亮了。老人看不清。",
        "category_id": kind.id,
    }
    return actions.report(actions.Draft(**(wanted | draft)), by=stage.standing(who or stage.wang_fang), at=at)
