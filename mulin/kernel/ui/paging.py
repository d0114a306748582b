"""Pages of rows that are counted by the statement that reads them."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window

from .whole import whole

WHOLE = "rows_in_all"


class OnePass(Paginator):
    """One query a page, for lists of some hundreds; three only for one beyond the end."""

    def get_page(self, number: Any) -> Page[Any]:
        wanted = max(1, whole(str(number or 1), 1))
        start = (wanted - 1) * self.per_page
        asked: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        counted = asked.annotate(**{WHOLE: Window(Count("pk"))})
        rows = list(counted[start : start + self.per_page])
        if not rows and wanted > 1:  # beyond the end
            return super().get_page(number)
        self.count = getattr(rows[0], WHOLE) if rows else 0
        return Page(rows, wanted, self)
