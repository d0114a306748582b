"""Queries whose SQL is worked out once a process. What Django needs to build it costs ten times what running it does."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler

T = TypeVar("T")
MOST = 2**63


class Slot(Value):
    """Stands for a value that is given at each run. It may be a whole right-hand side, or stand in a list of `__in`."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        return "%s", [self]


@dataclass(frozen=True)
class Compiled:
    sql: str
    params: list[Any]
    converters: dict[int, Any]
    compiler: SQLCompiler
    make: Callable[[Any], Any]


class Prepared(Generic[T]):
    """`build` gets as many slots as it has arguments, or as are said, and returns a queryset; `rows(*values)` runs it.

    Gives instances (with `select_related`, `defer`, annotations) or, from a `values_list`, tuples. Everything but the
    slots is fixed when it is first run: a clock or a setting read inside `build` would stay as it was then.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, T]], slots: int | None = None) -> None:
        self.build = build
        self.slots = build.__code__.co_argcount if slots is None else slots
        self.compiled: dict[str, Compiled] = {}  # by vendor

    def rows(self, *values: object) -> list[T]:
        """One query; none for a number that no column can hold, as an address may bring it."""
        if any(isinstance(value, int) and not -MOST <= value < MOST for value in values):
            return []
        ready = self.compiled.get(connection.vendor) or self._compile()
        given = [_adapted(values[param.value]) if isinstance(param, Slot) else param for param in ready.params]
        with connection.cursor() as cursor:
            cursor.execute(ready.sql, given)
            found = cursor.fetchall()
        if ready.converters and found:
            found = ready.compiler.apply_converters(found, ready.converters)
        return [ready.make(row) for row in found]

    def first(self, *values: object) -> T | None:
        """The first row; `build` says in which order, and limits it."""
        return next(iter(self.rows(*values)), None)

    def _compile(self) -> Compiled:
        rows = self.build(*map(Slot, range(self.slots)))
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        expressions = [one for one, *_rest in compiler.select]
        converters = compiler.get_converters(expressions)
        make = _maker(compiler) if rows._iterable_class is ModelIterable else tuple
        ready = Compiled(sql, list(params), converters, compiler, make)
        self.compiled[connection.vendor] = ready
        return ready


def _maker(compiler: SQLCompiler) -> Callable[[Any], Any]:
    """As Django's own ModelIterable does it."""
    info, alias = compiler.klass_info, connection.alias
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [one[0].target.attname for one in compiler.select[first:last]]
    populators = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg]  # stubs of Django 6
    extra = compiler.annotation_col_map or {}

    def make(row: Any) -> Any:
        made = info["model"].from_db(alias, names, row[first:last])
        for populator in populators:
            populator.populate(row, made)
        for name, column in extra.items():
            setattr(made, name, row[column])
        return made

    return make


def _adapted(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return json.dumps(value) if isinstance(value, list) else value  # of a `Listed` slot
