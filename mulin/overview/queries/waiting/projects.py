"""Calls on which a step is due, and projects in which something waits for whoever runs them. Never the hundreds of reviews."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mulin.organisations.queries import Standing
from mulin.projects.queries import operator_waiting

from .row import Row


def rows(me: Standing, at: datetime) -> list[Row]:
    """At most two queries; none for whoever runs nothing."""
    if not me.held or not operator_waiting.runs_some(me):
        return []
    calls = [
        Row(one.name, why, reverse("projects:desk_call", args=[one.number]), one.number)
        for one, why in operator_waiting.due_calls(me, at)
    ]
    waiting = operator_waiting.due_projects(me)
    return calls + [Row(one.name, _("有等您办的"), reverse("projects:desk"), str(one.place)) for one in waiting]
