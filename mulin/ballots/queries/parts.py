"""In which ballots somebody had a voice, and that it was used: never how, and to helpers only of ballots they help with."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mulin.ballots.models import Ballot, Elector
from mulin.organisations.queries import Standing
from mulin.people.queries.taking_part import Part

from .visible import managed_by

MOST = 20


def parts_of(person_id: int, me: Standing) -> list[Part]:
    """The newest first. Of one's own all that are public."""
    rows = Elector.objects.filter(persons__person=person_id, struck_by=None, ballot__state__in=Ballot.PUBLIC)
    if me.person_id != person_id:
        rows = rows.filter(ballot__in=managed_by(me))
    rows = rows.select_related("ballot", "voted").order_by("-ballot_id", "line")[:MOST]
    return [Part(one.ballot.said_title, _note(one), reverse("ballots:ballot", args=[one.ballot.number])) for one in rows]


def _note(one: Elector) -> str:
    if hasattr(one, "voted"):
        return _("%(line)s：这一票投了") % {"line": one.label}
    if one.ballot.state in (Ballot.State.OPEN, Ballot.State.ANNOUNCED):
        return _("%(line)s：还没有投") % {"line": one.label}
    return _("%(line)s：没有投") % {"line": one.label}
