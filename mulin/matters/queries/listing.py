"""Pages of a list that may be a million rows long: no count, and no page further than a person would read."""

from django.db.models import QuerySet

from mulin.matters.models import Matter

PAGE = 25
LAST_PAGE = 40  # beyond a thousand rows a person narrows the list or takes the export


def page_of(rows: QuerySet[Matter], number: int) -> tuple[list[Matter], bool]:
    """One page, and whether there is a next one."""
    first = (min(max(number, 1), LAST_PAGE) - 1) * PAGE
    found = list(rows[first : first + PAGE + 1])
    return found[:PAGE], len(found) > PAGE and number < LAST_PAGE


def count_up_to(rows: QuerySet[Matter], most: int) -> int:
    """How many, looking at no more than `most` + 1 rows."""
    return rows.order_by().values("pk")[: most + 1].count()
