"""Pages of a list that may be a million rows long: no count, and no page further than a person would read."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from mulin.kernel.search import index
from mulin.matters.models import Matter

from .urgency import DRAWN

T = TypeVar("T")

PAGE = 25
LAST_PAGE = 40  # beyond a thousand rows a person narrows the list or takes the export


def page_of_text(rows: QuerySet[Matter], text: str, path: str, number: int) -> tuple[list[tuple[Any, ...]], bool]:
    """Where `rows` are all below `path` and nothing but words is asked for: newest first as they came to us."""
    first = (min(max(number, 1), LAST_PAGE) - 1) * PAGE
    ids = index.newest("matters", text, path, limit=first + PAGE + 1)
    found = rows.filter(pk__in=ids[first : first + PAGE]).order_by("-opened_at", "-id").values_list(*DRAWN)
    return list(found), len(ids) > first + PAGE and number < LAST_PAGE


def page_of(rows: QuerySet[Matter, T], number: int) -> tuple[list[T], bool]:
    """One page, and whether there is a next one."""
    first = (min(max(number, 1), LAST_PAGE) - 1) * PAGE
    found = list(rows[first : first + PAGE + 1])
    return found[:PAGE], len(found) > PAGE and number < LAST_PAGE
