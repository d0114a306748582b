from datetime import datetime

from django.db import connection
from django.utils.timezone import localtime

from mulin.matters.models import DayCount


def next_number(community_id: int, at: datetime) -> str:
    """ "2026-1119-042": year, day, and the how-manieth of that day. The count's row is held until the transaction ends."""
    return next_numbers(community_id, at, 1)[0]


def next_numbers(community_id: int, at: datetime, many: int) -> list[str]:
    """So many numbers in a row."""
    if not many:
        return []
    day = localtime(at).date()
    table = connection.ops.quote_name(DayCount._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (community_id, day, last) VALUES (%s, %s, %s)"  # noqa: S608
            f" ON CONFLICT (community_id, day) DO UPDATE SET last = {table}.last + excluded.last RETURNING last",
            [community_id, day, many],
        )
        last = cursor.fetchone()[0]
    return [f"{day:%Y-%m%d}-{number:03d}" for number in range(last - many + 1, last + 1)]
