from datetime import datetime

from django.db import connection
from django.utils.timezone import localtime

from mulin.matters.models import DayCount


def next_number(community_id: int, at: datetime) -> str:
    """ "2026-1119-042": year, day, and the how-manieth of that day. The count's row is held until the transaction ends."""
    day = localtime(at).date()
    table = connection.ops.quote_name(DayCount._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (community_id, day, last) VALUES (%s, %s, 1)"  # noqa: S608
            f" ON CONFLICT (community_id, day) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [community_id, day],
        )
        last = cursor.fetchone()[0]
    return f"{day:%Y-%m%d}-{last:03d}"
