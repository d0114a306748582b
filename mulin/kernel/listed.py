"""Many values as one parameter. A list of thousands in the text of a statement costs more to write and to plan than to run."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, Expression, TextField
from django.db.models.sql.compiler import SQLCompiler

from .prepared import Slot


class Listed(Expression):
    """For `filter(pk__in=Listed(ids))`, over whole numbers or texts; over a slot of a prepared query: over whole numbers."""

    def __init__(self, values: Iterable[int] | Iterable[str] | Slot) -> None:
        self.values = values if isinstance(values, Slot) else list(values)
        self.is_text = isinstance(self.values, list) and bool(self.values) and isinstance(self.values[0], str)
        super().__init__(output_field=TextField() if self.is_text else BigIntegerField())

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any]]:
        return "(SELECT value FROM json_each(%s))", (self._given(),)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **_context: Any) -> tuple[str, tuple[Any]]:
        cast = "" if self.is_text else "::bigint"
        return f"(SELECT value{cast} FROM json_array_elements_text(%s::json))", (self._given(),)  # noqa: S608

    def _given(self) -> str | Slot:
        return self.values if isinstance(self.values, Slot) else json.dumps(self.values)
