"""Rows of several tables by one question: what hangs on one thing, for a page that shows all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import (
    BinaryField,
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    F,
    Field,
    Func,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TimeField,
    Value,
)
from django.db.models.functions import JSONObject
from django.db.models.sql.compiler import SQLCompiler

from .prepared import Prepared, Slot

Parts = Sequence[QuerySet[Any]]


class Nested(Func):
    """A column of JSON inside another: SQLite would take its text for a word."""

    output_field = JSONField()

    def as_sql(self, compiler: SQLCompiler, connection: Any, **more: Any) -> Any:  # type: ignore[override]
        return compiler.compile(self.get_source_expressions()[0])

    def as_sqlite(self, compiler: SQLCompiler, connection: Any) -> Any:  # type: ignore[override]
        return super().as_sql(compiler, connection, function="JSON")


class Together:
    """`build` gets as many slots as it has arguments and returns querysets; `rows(*values)` their instances, each part in its own order.

    A part may be filtered, ordered by its own columns and annotated with numbers. The SQL is worked out once a process (`Prepared`).
    """

    def __init__(self, build: Callable[..., Parts]) -> None:
        self.build = build
        slots = build.__code__.co_argcount
        self.parts: list[QuerySet[Any]] = []
        self.asked: Prepared[Any] = Prepared(self._union, slots)

    def rows(self, *values: object) -> list[list[Any]]:
        told = self.asked.rows(*values)
        found: list[list[Any]] = [[] for _part in self._known()]
        for number, row in told:
            found[number].append(_made(self.parts[number], row))
        for part, rows in zip(self.parts, found, strict=True):
            _sort(part, rows)
        return found

    def _known(self) -> list[QuerySet[Any]]:
        if not self.parts:
            self.parts = list(self.build(*map(Slot, range(self.asked.slots))))
        return self.parts

    def _union(self, *slots: Slot) -> QuerySet[Any, Any]:
        first, *more = [_told(part, number) for number, part in enumerate(self.build(*slots))]
        return first.union(*more, all=True) if more else first


def _told(part: QuerySet[Any], number: int) -> QuerySet[Any, Any]:
    columns = {one.attname: _column(one) for one in _fields(part.model)} | {name: F(name) for name in part.query.annotations}
    row = JSONObject(**columns)
    return part.order_by().annotate(together_part=Value(number, IntegerField()), together_row=row).values_list(
        "together_part", "together_row"
    )  # fmt: skip


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return list(model._meta.concrete_fields)


def _column(field: Field[Any, Any]) -> F | Nested:
    assert not isinstance(field, BinaryField), f"{field} does not fit into JSON"
    return Nested(F(field.attname)) if isinstance(field, JSONField) else F(field.attname)


def _made(part: QuerySet[Any], row: dict[str, Any]) -> Any:
    fields = _fields(part.model)
    names = [one.attname for one in fields]
    made = part.model.from_db(DEFAULT_DB_ALIAS, names, [_value(one, row[one.attname]) for one in fields])
    for name in part.query.annotations:
        setattr(made, name, row[name])
    return made


def _value(field: Field[Any, Any], told: Any) -> Any:
    """As the column itself would give it."""
    if told is None:
        return None
    if isinstance(field, DateTimeField):
        at = datetime.fromisoformat(told)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    if isinstance(field, DateField):
        return date.fromisoformat(told)
    if isinstance(field, TimeField):
        return time.fromisoformat(told)
    if isinstance(field, DecimalField):
        return Decimal(str(told)).quantize(Decimal(1).scaleb(-field.decimal_places))
    if isinstance(field, BooleanField):
        return bool(told)
    reads = None if isinstance(field, JSONField) else getattr(field, "from_db_value", None)  # sealed words
    return reads(told, None, connection) if reads else told


def _sort(part: QuerySet[Any], rows: list[Any]) -> None:
    for name in reversed([*(part.query.order_by or part.model._meta.ordering or ["pk"])]):
        column = str(name)
        rows.sort(key=attrgetter(column.lstrip("-")), reverse=column.startswith("-"))


def relate(row: Model, name: str, rows: list[Any]) -> None:
    """As `prefetch_related_objects` would leave it: `row.name.all()` gives these and asks nothing."""
    known = getattr(row, name).all()
    known._result_cache, known._prefetch_done = rows, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known
