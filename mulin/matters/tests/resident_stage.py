"""Two categories, for tests of the residents' pages."""

from datetime import UTC, datetime

from mulin.matters.models import Category, CategoryVersion
from tests.stage import Stage

BEFORE = datetime(2025, 1, 1, tzinfo=UTC)


def category(stage: Stage, code: str, name: str, *, parent: Category | None = None, **rules: object) -> Category:
    made = Category.objects.create(community=stage.community, parent=parent, code=code)
    made.current = CategoryVersion.objects.create(category=made, number=1, name=name, made_at=BEFORE, **rules)
    made.save()
    return made


def categories(stage: Stage) -> tuple[Category, Category]:
    """(楼道灯, to the property manager, never anonymous; 噪声, to the desk, may be anonymous)."""
    top = category(stage, "01", "公共设施")
    lamp = category(
        stage,
        "0101",
        "楼道灯",
        parent=top,
        keywords="楼道灯 路灯 灯不亮 灯",
        goes="unit",
        unit_kind="property",
        name_en="Stairwell light",
    )
    noise = category(stage, "0102", "噪声扰民", parent=top, keywords="噪声 太吵", may_be_anonymous=True)
    category(stage, "9901", "其他", parent=top)
    return lamp, noise
