"""Rows by the ten thousand, in a handful of statements: each takes all its values as one parameter."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model

AT_ONCE = 10_000  # rows a statement


def fill(model: type[Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """`names`: attributes ("ballot_id"); the other columns stay empty, so they have to allow it. Values as JSON knows them."""
    statement = _statement(model, tuple(names), connection.vendor)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            cursor.execute(statement, [json.dumps(rows[start : start + AT_ONCE], ensure_ascii=False)])


@cache
def _statement(model: type[Model], names: tuple[str, ...], vendor: str) -> str:
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    quote = connection.ops.quote_name
    columns = ", ".join(quote(fields[name].column or "") for name in names)
    values = ", ".join(_value(fields[name], place, vendor) for place, name in enumerate(names))
    each = "json_each(%s)" if vendor == "sqlite" else "jsonb_array_elements(%s::jsonb) WITH ORDINALITY AS each (value, place)"
    order = "ORDER BY key" if vendor == "sqlite" else "ORDER BY place"
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) SELECT {values} FROM {each} {order}"  # noqa: S608


def _value(field: "Field[Any, Any]", place: int, vendor: str) -> str:
    is_json = field.get_internal_type() == "JSONField"
    if vendor == "sqlite":
        # `->` keeps a JSON value as its text: "yes" with its quotes
        return f"value -> '$[{place}]'" if is_json else f"json_extract(value, '$[{place}]')"
    return (
        f"value -> {place}"
        if is_json
        else f"(value ->> {place})::{field.rel_db_type(connection) if field.is_relation else _type(field)}"
    )


def _type(field: "Field[Any, Any]") -> str:
    return (field.db_type(connection) or "text").split(" GENERATED")[0]
