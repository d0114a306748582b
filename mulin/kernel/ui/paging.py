"""Pages of rows that are counted by the statement that reads them."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, QuerySet, Value, Window
from django.db.models.functions import Least, RowNumber

from .whole import MANY, whole

WHOLE, PLACE, BEGINS = "rows_in_all", "row_place", "page_begins"


class OnePass(Paginator):
    """One query a page, for lists of some hundreds in a whole order of their own; beyond the end it is the last page."""

    def get_page(self, number: Any) -> Page[Any]:
        wanted = min(max(1, whole(str(number or 1), 1)), MANY)
        asked: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        counted = asked.annotate(**{WHOLE: Window(Count("pk"))})
        rows = list(counted[: self.per_page] if wanted == 1 else self._later(counted, (wanted - 1) * self.per_page))
        self.count = getattr(rows[0], WHOLE) if rows else 0
        begins = getattr(rows[0], BEGINS, 0) if rows else 0
        return Page(rows, begins // self.per_page + 1, self)

    def _later(self, counted: QuerySet[Any], start: int) -> QuerySet[Any]:
        """From `start` on, or the last page."""
        last = F(WHOLE) - 1 - (F(WHOLE) - 1) % self.per_page
        order: Any = list(counted.query.order_by)
        placed = counted.annotate(**{PLACE: Window(RowNumber(), order_by=order)})
        begun = placed.annotate(**{BEGINS: Least(Value(start), last)})
        return begun.filter(**{f"{PLACE}__gt": F(BEGINS), f"{PLACE}__lte": F(BEGINS) + self.per_page})
