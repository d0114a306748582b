"""The steps of an application, each a form by itself."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.http import QueryDict

from mulin.projects.actions import Part
from mulin.projects.models import Application

from .rows import ImpactRows, MoneyRows, PlanRows
from .steps import WhatForm, WhoForm


class Step(Protocol):
    """A form, or rows of forms, of one step."""

    def is_valid(self) -> bool: ...

    def part(self) -> Part: ...


KINDS: dict[str, type[Any]] = {"who": WhoForm, "what": WhatForm, "plan": PlanRows, "money": MoneyRows, "impact": ImpactRows}


def step_form(step: str, application: Application, units: set[int], typed: Mapping[str, Any] | None = None) -> Step:
    """`typed`: what was just sent. Without it, what was last typed where it could not be understood, or what is kept."""
    if typed is None and step in application.draft:
        kept = QueryDict(mutable=True)
        for name, values in application.draft[step].items():
            kept.setlist(name, values)
        typed = kept
    made: Step = KINDS[step](application=application, units=units, data=typed)
    return made
