from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.people.models import Person
from mulin.volunteering.models import OnBoard
from mulin.volunteering.rules import Who
from mulin.volunteering.rules import points as rules


@transaction.atomic
def join_board(person: Person, shown_as: str, *, by: Who, at: datetime) -> OnBoard:
    """On the list under a name of one's choice, until one leaves it. Again: under the new name."""
    require(rules.may_show_on_board(by, person))
    name = " ".join(shown_as.split())[:20]
    if not name:
        raise Refused(_("请写榜上怎么称呼您。"))
    kept, new = OnBoard.objects.get_or_create(
        person=person, until=None, defaults={"community": person.community, "shown_as": name, "since": at}
    )
    if not new and kept.shown_as != name:
        kept.shown_as = name
        kept.save(update_fields=["shown_as"])
    return kept


@transaction.atomic
def leave_board(person: Person, *, by: Who, at: datetime) -> None:
    """Off the list with the next look at it."""
    require(rules.may_show_on_board(by, person))
    OnBoard.objects.filter(person=person, until=None).update(until=at)
