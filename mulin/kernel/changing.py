"""Changes of rows by plain statements, worked out once: for what happens at every request, where building them costs most."""

from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model

Values = dict[str, Any]  # by the names of attributes: "unit_id", not "unit"
KEPT = "_as_read"


def change(model: type[Model], where: Values, values: Values) -> int:
    """Set `values` on the rows whose fields equal `where` (None: that are empty; a list: any of it); return how many."""
    database, fields = connections[DEFAULT_DB_ALIAS], {field.attname: field for field in model._meta.local_concrete_fields}
    equal = [(name, value if isinstance(value, list) else [value]) for name, value in where.items() if value is not None]
    empty = tuple(name for name, value in where.items() if value is None)
    wanted = [(name, one) for name, any_of in equal for one in any_of]
    given = [fields[name].get_db_prep_save(value, database) for name, value in (*values.items(), *wanted)]
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, tuple(values), tuple((name, len(any_of)) for name, any_of in equal), empty), given)
        return int(cursor.rowcount)


def watch(row: Model) -> None:
    """From here `save` knows what was changed. A list or dict must be replaced, not changed in place."""
    row.__dict__[KEPT] = _values(row)


def save(row: Model) -> None:
    """Write what was changed since `watch`; all of it where nobody watched."""
    before: Values | None = row.__dict__.get(KEPT)
    if before is None:
        row.save()
        return
    now = _values(row)
    if changed := {name: value for name, value in now.items() if before[name] != value}:
        change(type(row), {row._meta.pk.attname: row.pk}, changed)
    row.__dict__[KEPT] = now


def _values(row: Model) -> Values:
    return {field.attname: getattr(row, field.attname) for field in row._meta.local_concrete_fields}


@lru_cache(500)
def _statement(model: type[Model], values: tuple[str, ...], equal: tuple[tuple[str, int], ...], empty: tuple[str, ...]) -> str:
    columns = {field.attname: connection.ops.quote_name(field.column or "") for field in model._meta.local_concrete_fields}
    changes = ", ".join(f"{columns[name]} = %s" for name in values)
    among = [f"{columns[name]} IN ({', '.join(['%s'] * number)})" for name, number in equal]
    conditions = " AND ".join([*among, *(f"{columns[name]} IS NULL" for name in empty)])
    return f"UPDATE {connection.ops.quote_name(model._meta.db_table)} SET {changes} WHERE {conditions}"  # noqa: S608
