from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.childcare import rules
from mulin.childcare.facts import NoteWritten
from mulin.childcare.models import Application, Line
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing


@transaction.atomic
def note(application: Application, words: str, *, by: Standing, at: datetime) -> Line:
    """A word about the day, from the carer to the guardian or back."""
    require(rules.may_note(by, application))
    if not words.strip():
        raise Refused(_("请写要说的话。"))
    assert by.person is not None
    line = Line.objects.create(application=application, kind=Line.Kind.NOTE, words=words.strip()[:500], by=by.person, at=at)
    record(NoteWritten(line.pk, application.guardian_id), actor_id=by.account_id, at=at)
    return line
