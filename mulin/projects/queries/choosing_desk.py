"""Calls and applications at the desk of who chooses: the operator's own, and those of the community one works for."""

from django.db.models import QuerySet

from mulin.organisations.queries import Standing
from mulin.projects.models import Application, Call, Objection

from .applications import at_desk
from .calls import run_by


def calls_for(me: Standing) -> QuerySet[Call]:
    return run_by(me).select_related("ballot")


def applications_for(me: Standing) -> QuerySet[Application]:
    return at_desk(me)


def objections_for(me: Standing) -> QuerySet[Objection]:
    rows = Objection.objects.filter(call__in=run_by(me).values("pk"))
    return rows.select_related("call__place", "call__operator", "application")
