"""Rows of the choice, locked: the call first, then its application."""

from mulin.projects.models import Application, Call


def held_call(call: Call) -> Call:
    return Call.objects.select_for_update(of=("self",)).select_related("place", "ballot", "community", "operator").get(pk=call.pk)


def held_application(application: Application) -> Application:
    """With its call, which is locked too: whoever moves the call waits, and the other way round."""
    call = held_call(Call(pk=application.call_id))
    rows = Application.objects.select_for_update(of=("self",)).select_related("category", "place", "lead", "organisation")
    row = rows.get(pk=application.pk)
    row.call = call
    return row
