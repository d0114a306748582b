"""The people a canteen trusts with the doors of those who cannot come, and who of them brings which meal."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import flow, rules
from mulin.facilities.facts import OrderTaken
from mulin.facilities.models import Canteen, Deliverer, Order
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance, can
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .canteen import lock_canteen
from .ordering import lock_order


@transaction.atomic
def add_deliverer(canteen: Canteen, person: Person, *, by: Standing, at: datetime) -> Deliverer:
    """On the list already: that entry."""
    canteen = lock_canteen(canteen.pk)
    require(rules.may_serve(by, canteen.facility))
    if person.left_on is not None or person.community_id != canteen.facility.community_id:
        raise Refused(_("请选登记在本社区的人。"))
    values = {"since": at, "added_by": by.person_id or 0}
    row, _new = Deliverer.objects.get_or_create(canteen=canteen, person=person, until=None, defaults=values)
    return row


@transaction.atomic
def end_deliverer(row: Deliverer, *, by: Standing, at: datetime) -> Deliverer:
    """Meals that this person has taken stay theirs until they give them back."""
    canteen = lock_canteen(row.canteen_id)
    require(rules.may_serve(by, canteen.facility))
    row = Deliverer.objects.get(pk=row.pk)
    if row.until is None:
        row.until, row.ended_by = at, by.person_id
        row.save(update_fields=["until", "ended_by"])
    return row


@transaction.atomic
def take(one: Order, *, by: Standing, at: datetime) -> Order:
    """Somebody on the list says: I bring it. Theirs already: the order.

    Raises:
        Refused: not on the list, or somebody was quicker.
    """
    one = lock_order(one.pk)
    if one.status == Order.Status.TAKEN and one.bringer_id == by.person_id:
        return one
    if by.person is None or not Deliverer.objects.filter(canteen=one.canteen_id, person=by.person_id, until=None).exists():
        raise Refused(_("送餐的人由食堂登记。想来送餐，请告诉食堂。"))
    if not can(one.status, flow.TAKE):
        raise Refused(_("这一份已经有人送了，谢谢您。"))
    one.status, one.bringer = advance(one.status, flow.TAKE), by.person
    one.save(update_fields=["status", "bringer"])
    record(OrderTaken(one.pk, by.person.pk, True), actor_id=by.account_id, at=at)
    return one
