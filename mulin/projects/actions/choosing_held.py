"""Rows of the choice, locked: the call first, then its application."""

from mulin.kernel.prepared import Prepared
from mulin.projects.models import Application, Call

CALL: Prepared[Call] = Prepared(
    lambda pk: (
        Call.objects.select_for_update(of=("self",)).select_related("place", "ballot", "community", "operator").filter(pk=pk)
    )
)
APPLICATION: Prepared[Application] = Prepared(
    lambda pk: (
        Application.objects.select_for_update(of=("self",))
        .select_related("category", "place", "lead", "organisation")
        .filter(pk=pk)
    )
)


def held_call(call: Call) -> Call:
    return CALL.rows(call.pk)[0]


def held_application(application: Application) -> Application:
    """With its call, which is locked too: whoever moves the call waits, and the other way round."""
    call = held_call(Call(pk=application.call_id))
    row = APPLICATION.rows(application.pk)[0]
    row.call = call
    return row
