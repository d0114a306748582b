"""INSERT … SELECT: rows made of other rows without passing through here."""

from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet


def insert_from(model: type[Model], rows: QuerySet[Any], columns: dict[str, Any], *, once: str) -> int:
    """Insert one row of `model` for each of `rows`; `columns`: field → expression over `rows`. Return how many are new.

    Fields left out need a default of the database's own: NULL. `once` names columns on which a double is passed over.
    """
    named = {f"of_{name}": expression for name, expression in columns.items()}
    sql, params = rows.order_by().annotate(**named).values_list(*named).query.sql_with_params()
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {quote(model._meta.db_table)} ({names}) {sql} ON CONFLICT {once} DO NOTHING", params)
        return int(cursor.rowcount)
