"""How long candidates hang out before voting, as this community has entered it."""

from datetime import date

from mulin.elections.models import Election, Showing
from mulin.elections.rules import Law, law_on
from mulin.kernel.access import Refused


def showing_on(community_id: int, kind: str, day: date) -> Showing | None:
    """The one in force on the day voting begins; of one day the last that was entered."""
    return Showing.objects.filter(community=community_id, kind=kind, since__lte=day).order_by("-since", "-id").first()


def showings(community_id: int, day: date) -> list[tuple[str, Law, Showing | None, list[Showing]]]:
    """Kind, its law, what is entered and in force on that day, and all that was and will be. One query."""
    rows = list(Showing.objects.filter(community=community_id).select_related("made_by"))
    told = []
    for kind in Election.Kind:
        mine = [one for one in rows if one.kind == kind]
        try:
            law = law_on(kind, day)
        except Refused:
            continue
        told.append((str(kind.label), law, next((one for one in mine if one.since <= day), None), mine))
    return told
