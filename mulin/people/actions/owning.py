from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.kernel.secrets import numbers
from mulin.people import rules
from mulin.people.facts import OwnerAdded
from mulin.people.models import Ownership, Person
from mulin.places.models import Place

from .ending import end


@transaction.atomic
def add_owner(
    room: Place, owner: Person | str, *, area: int, part: int, whole: int, by: Standing, at: datetime, **more: Any
) -> Ownership:
    """`owner` is a person or a company's name; `area` of the whole room in 0.01 m²; `more`: credit_code, is_developer, source, since.

    Raises:
        Refused: no right, shares that would pass the whole, or an area unlike that of the other owners.
        ValueError: a wrong credit code.
    """
    Place.objects.select_for_update().get(pk=room.pk)  # two workers adding owners of one room wait for each other
    require(rules.may_register(by, room))
    others = list(Ownership.objects.filter(room=room, until=None))
    if any(isinstance(owner, Person) and row.person_id == owner.pk for row in others):
        raise Refused(_("已经是这套房的产权人了。"))
    if not 1 <= part <= whole:
        raise Refused(_("份额要在 0 和 1 之间，例如 1/2。"))
    held = rules.shares_sum((row.part, row.whole) for row in others)
    if held + Fraction(part, whole) > 1:
        if leaving := [row.ends_on for row in others if row.ends_on is not None]:
            raise Refused(_("现在的产权到 %(day)s 才结束，请到那天再登记新的产权人。") % {"day": min(leaving).isoformat()})
        raise Refused(_("产权份额加起来超过了整套房：已登记 %(held)s，还剩 %(left)s。") % {"held": held, "left": 1 - held})
    if any(row.area != area for row in others):
        raise Refused(_("同一套房的建筑面积要一致，已登记的是 %(area)s 平方米。") % {"area": f"{others[0].area / 100:.2f}"})
    if code := more.get("credit_code"):
        more["credit_code"] = numbers.credit_code(code)
    who: dict[str, Any] = {"person": owner} if isinstance(owner, Person) else {"company": owner}
    row = Ownership.objects.create(room=room, area=area, part=part, whole=whole, **who, **more)
    record(OwnerAdded(row.pk, room.pk), actor_id=by.account_id, at=at)
    return row


@transaction.atomic
def end_ownership(ownership: Ownership, *, on: date, by: Standing, at: datetime) -> Ownership:
    """`on` is the first day on which it is no longer owned; one to come is kept, and counts from then."""
    ownership = Ownership.objects.select_for_update().get(pk=ownership.pk)
    require(rules.may_register(by, ownership.room))
    if ownership.until is not None:
        raise Refused(_("这份产权已经结束了。"))
    if ownership.since and on < ownership.since:
        raise Refused(_("结束日期早于取得日期，请改一下。"))
    end(ownership, on, by=by, at=at)
    return ownership
