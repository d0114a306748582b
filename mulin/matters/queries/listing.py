"""Pages of a list that may be a million rows long: no count, and no page further than a person would read."""

from typing import TypeVar

from django.db.models import QuerySet

from mulin.matters.models import Matter

T = TypeVar("T")

PAGE = 25
LAST_PAGE = 40  # beyond a thousand rows a person narrows the list or takes the export


def page_of(rows: QuerySet[Matter, T], number: int) -> tuple[list[T], bool]:
    """One page, and whether there is a next one."""
    first = (min(max(number, 1), LAST_PAGE) - 1) * PAGE
    found = list(rows[first : first + PAGE + 1])
    return found[:PAGE], len(found) > PAGE and number < LAST_PAGE
