from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.access.asking import Standing
from mulin.kernel.facts.record import record
from mulin.kernel.secrets import numbers
from mulin.organisations import rules
from mulin.organisations.facts import OrganisationChanged, OrganisationFounded
from mulin.organisations.models import Area, Organisation
from mulin.places.models import Place


@transaction.atomic
def found(community: Place, values: dict[str, Any], *, by: Standing, at: datetime) -> Organisation:
    """
    Raises:
        Refused: no right here, or the name or the credit code is taken.
        ValueError: a wrong credit code.
    """
    require(rules.may_keep(by, community))
    body = Organisation(community=community, **_checked(values))
    _nothing_twice(body)
    body.save()
    record(OrganisationFounded(body.pk, community.pk), actor_id=by.account_id, at=at)
    return body


@transaction.atomic
def change(body: Organisation, values: dict[str, Any], *, by: Standing, at: datetime) -> Organisation:
    body = Organisation.objects.select_for_update().get(pk=body.pk)
    require(rules.may_keep(by, body.community))
    changed = {name: value for name, value in _checked(values).items() if getattr(body, name) != value}
    for name, value in changed.items():
        setattr(body, name, value)
    _nothing_twice(body)
    _no_circle(body)
    body.save()
    record(OrganisationChanged(body.pk, sorted(changed)), actor_id=by.account_id, at=at)
    return body


@transaction.atomic
def close(body: Organisation, *, on: date, by: Standing, at: datetime) -> Organisation:
    body = Organisation.objects.select_for_update().get(pk=body.pk)
    require(rules.may_close(by, body))
    body.closed_on = on
    body.save(update_fields=["closed_on"])
    record(OrganisationChanged(body.pk, ["closed_on"]), actor_id=by.account_id, at=at)
    return body


@transaction.atomic
def serve(body: Organisation, places: Collection[Place], *, by: Standing, at: datetime) -> None:
    """From now on it serves exactly these places."""
    body = Organisation.objects.select_for_update().get(pk=body.pk)
    require(rules.may_keep(by, body.community))
    body.areas.exclude(place__in=places).delete()
    Area.objects.bulk_create([Area(organisation=body, place=place) for place in places], ignore_conflicts=True)
    record(OrganisationChanged(body.pk, ["areas"]), actor_id=by.account_id, at=at)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    code = values.get("credit_code", "")
    return values | {"credit_code": numbers.credit_code(code)} if code else values


def _nothing_twice(body: Organisation) -> None:
    others = Organisation.objects.filter(community=body.community).exclude(pk=body.pk)
    if others.filter(name=body.name).exists():
        raise Refused(_("已经有一个单位叫“%(name)s”。请改名，或去改原来那个。") % {"name": body.name})
    taken = others.filter(credit_code=body.credit_code).first() if body.credit_code else None
    if taken:
        raise Refused(_("这个信用代码已经登记给“%(name)s”。") % {"name": taken.name})


def _no_circle(body: Organisation) -> None:
    above = body.parent
    while above is not None:
        if above.pk == body.pk:
            raise Refused(_("上级不能是自己或自己的下级。"))
        above = above.parent
