from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.people import rules
from mulin.people.facts import MovedIn
from mulin.people.models import Household, Person, Residence
from mulin.places.models import Place

from .ending import end


@transaction.atomic
def move_in(person: Person, room: Place, kind: str, *, since: date | None, by: Standing, at: datetime) -> Residence:
    person = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.may_register(by, room))
    row = settle(person, room, kind, since=since)
    record(MovedIn(person.pk, room.pk, kind), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def move_out(residence: Residence, *, on: date, by: Standing, at: datetime) -> Residence:
    """`on` is the first day on which the person no longer lives there; one to come is kept, and counts from then."""
    residence = Residence.objects.select_for_update().get(pk=residence.pk)
    require(rules.may_register(by, residence.room))
    if residence.until is not None:
        raise Refused(_("已经登记过迁出了。"))
    if residence.since and on < residence.since:
        raise Refused(_("迁出日期早于迁入日期 %(since)s，请改一下。") % {"since": residence.since.isoformat()})
    end(residence, on, by=by, at=at)
    return residence


def settle(person: Person, room: Place, kind: str, *, since: date | None) -> Residence:
    if room.kind != Place.Kind.ROOM:
        raise Refused(_("要选到具体的房屋，%(place)s不是房屋。") % {"place": room})
    if Residence.objects.filter(person=person, room=room, until=None).exists():
        raise Refused(_("%(name)s已经登记住在%(room)s。") % {"name": person.name, "room": room})
    household = Household.objects.filter(room=room).order_by("id").first() or Household.objects.create(room=room)
    return Residence.objects.create(person=person, household=household, room=room, kind=kind, since=since)
