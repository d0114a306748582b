"""Statistics while a transaction grows its tables. PostgreSQL gathers them by itself only after the commit; until then it takes
tables for empty, reads them whole and joins them row by row: each batch of a large import would cost more than the one before."""

from django.db import connection
from django.db.models import Model

GROWTH = 4  # looked at again when there are so many times as many batches


def analyse(batches: int, *models: type[Model]) -> None:
    """Called after each batch with how many there have been; most calls do nothing."""
    while batches > 1 and batches % GROWTH == 0:
        batches //= GROWTH
    if batches != 1 or connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
