"""Categories of imported matters: the community's own by name; what it does not have goes below a closed 大类 of its own."""

from datetime import datetime

from mulin.matters.models import Category, CategoryVersion
from mulin.places.models import Place

PARENT = "IM"  # beside the digits of the standard, so that it takes nobody's code
PARENT_NAME = "导入"
UNNAMED = "未分类"


class Categories:
    def __init__(self, community: Place, at: datetime) -> None:
        self.community, self.at = community, at
        self.known: dict[str, CategoryVersion] = {}
        rows = Category.objects.filter(community=community, current__isnull=False).exclude(code=PARENT).select_related("current")
        for category in sorted(rows, key=lambda category: (category.closed_at is not None, category.code)):
            if version := category.current:
                for name in (version.name, version.name_en):
                    self.known.setdefault(name.casefold(), version)
        self.known.pop("", None)

    def version(self, name: str) -> CategoryVersion:
        name = name[:40] or UNNAMED
        if name.casefold() not in self.known:
            self.known[name.casefold()] = self._added(name)
        return self.known[name.casefold()]

    def _added(self, name: str) -> CategoryVersion:
        parent = (
            Category.objects.filter(community=self.community, code=PARENT).first()
            or self._category(PARENT, None, PARENT_NAME).category
        )
        last = Category.objects.filter(parent=parent).count()
        return self._category(f"{PARENT}{last + 1:04d}", parent, name)

    def _category(self, code: str, parent: Category | None, name: str) -> CategoryVersion:
        """Closed from the start: nobody reports under it."""
        category = Category.objects.create(community=self.community, parent=parent, code=code, closed_at=self.at)
        version = CategoryVersion.objects.create(
            category=category, number=1, name=name, is_public=False, close_within="", made_at=self.at
        )
        category.current = version
        category.save(update_fields=["current"])
        return version
