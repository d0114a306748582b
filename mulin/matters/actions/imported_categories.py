"""Categories of imported matters: the community's own by name; what it does not have goes below a closed 大类 of its own."""

from datetime import datetime

from django.db.models import Prefetch

from mulin.matters.models import Category, CategoryVersion
from mulin.places.models import Place

from .reporting import LIMITS, OTHERS

PARENT = "IM"  # beside the digits of the standard, so that it takes nobody's code
PARENT_NAME = "导入"
UNNAMED = "未分类"


class Categories:
    def __init__(self, community: Place, at: datetime) -> None:
        self.community, self.at = community, at
        self.known: dict[str, list[CategoryVersion]] = {}  # by name, newest version first
        rows = Category.objects.filter(community=community, current__isnull=False).exclude(code=PARENT).select_related("current")
        rows = rows.prefetch_related(Prefetch("versions", CategoryVersion.objects.order_by("-number")))
        for category in sorted(rows, key=lambda category: (category.closed_at is not None, category.code)):
            if version := category.current:
                for name in (version.name, version.name_en):
                    self.known.setdefault(name.casefold(), list(category.versions.all()))
        self.known.pop("", None)

    def version(self, name: str, opened_at: datetime) -> CategoryVersion:
        """The one in force when it was opened; what is older than all of them is under the first."""
        name = name[:40] or UNNAMED
        if name.casefold() not in self.known:
            self.known[name.casefold()] = [self._added(name)]
        versions = self.known[name.casefold()]
        return next((version for version in versions if version.made_at <= opened_at), versions[-1])

    def _added(self, name: str) -> CategoryVersion:
        parent = (
            Category.objects.filter(community=self.community, code=PARENT).first()
            or self._category(PARENT, None, PARENT_NAME).category
        )
        last = Category.objects.filter(parent=parent).count()
        return self._category(f"{PARENT}{last + 1:04d}", parent, name)

    def _category(self, code: str, parent: Category | None, name: str) -> CategoryVersion:
        """Closed from the start: nobody reports under it. What comes under it has the limits of 其他."""
        category = Category.objects.create(community=self.community, parent=parent, code=code, closed_at=self.at)
        version = CategoryVersion.objects.create(
            category=category, number=1, name=name, is_public=False, made_at=self.at, **self._limits_of_others()
        )
        category.current = version
        category.save(update_fields=["current"])
        return version

    def _limits_of_others(self) -> dict[str, str]:
        others = Category.objects.filter(community=self.community, code=OTHERS).select_related("current").first()
        named = (name for kind, name in LIMITS.items() if kind not in ("arrive", "self"))
        return {name: getattr(others.current, name) for name in named} if others and others.current else {}
