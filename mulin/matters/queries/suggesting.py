"""Which category a resident's words point to. Keywords stand in each category's current version."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from mulin.kernel.bilingual import in_language
from mulin.matters.models import Category, Matter

MOST = 4
Tree = list[tuple[str, list[tuple[int, str]]]]


def current(community_id: int) -> QuerySet[Category]:
    """小类 in use, each with what it demands now."""
    return Category.objects.filter(community=community_id, closed_at=None, current__isnull=False).select_related("current")


def suggest(community_id: int, words: str) -> list[Category]:
    """The best matches, best first; longer keywords weigh more. One query, none without words."""
    if not words.strip():
        return []
    scored = ((score(category, words.lower()), category) for category in current(community_id).filter(parent__isnull=False))
    found = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].code))
    return [category for _score, category in found[:MOST]]


def score(category: Category, words: str) -> int:
    version = category.current
    if version is None:
        return 0
    keys = {*version.keywords.lower().split(), version.name.lower(), *filter(None, [version.name_en.lower()])}
    return sum(len(key) ** 2 for key in keys if key in words)


def tree(community_id: int) -> Tree:
    """Every 小类 under its 大类, for those who would rather choose themselves. One query."""
    rows = list(current(community_id).order_by("code"))
    groups: dict[int, tuple[str, list[tuple[int, str]]]] = {row.id: (name_of(row), []) for row in rows if row.parent_id is None}
    for row in rows:
        if row.parent_id in groups:
            groups[row.parent_id][1].append((row.id, name_of(row)))
    return [group for group in groups.values() if group[1]]


def name_of(category: Category) -> str:
    version = category.current
    if version is None:
        return category.code
    return in_language(version.name, version.name_en)


def most_used(community_id: int, anonymous: bool = False) -> list[tuple[int, str]]:
    """The eight 小类 with the most matters, for one tap; those that strangers may report when `anonymous`."""
    rows = current(community_id).filter(parent__isnull=False)
    if anonymous:
        rows = rows.filter(current__may_be_anonymous=True)
    used = (
        Matter.objects.filter(community=community_id, category=OuterRef("pk"))
        .order_by()
        .values("category")
        .annotate(n=Count("pk"))
    )
    rows = rows.annotate(used=Coalesce(Subquery(used.values("n")), 0)).order_by("-used", "code")
    return [(category.id, name_of(category)) for category in rows[:8]]
