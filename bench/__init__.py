"""Measurements. Each module `bench/NAME.py` has `run(words: list[str]) -> Report`; `bin/mulin bench NAME` prints it as JSON."""

import json
import operator
from dataclasses import dataclass, field

from django.db import connection

OPERATORS = {"<=": operator.le, ">=": operator.ge, "==": operator.eq}


@dataclass
class Report:
    """`figures` are what was measured; a goal names a figure, an operator of OPERATORS and a number."""

    bench: str
    figures: dict[str, float]
    goals: dict[str, tuple[str, float]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return all(
            name in self.figures and OPERATORS[sign](self.figures[name], number) for name, (sign, number) in self.goals.items()
        )

    def as_json(self) -> str:
        figures = {name: round(value, 3) for name, value in self.figures.items()}
        return json.dumps(
            {"bench": self.bench, "database": connection.vendor, "ok": self.ok, "figures": figures, "goals": self.goals}
        )
